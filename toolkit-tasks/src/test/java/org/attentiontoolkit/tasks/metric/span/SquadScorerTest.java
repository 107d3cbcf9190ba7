package org.attentiontoolkit.tasks.metric.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.SpanMetric;
import org.junit.jupiter.api.Test;

/**
 * Answers are compared as evaluate-v2.0.py of SQuAD does; expected values are what its functions
 * give.
 */
final class SquadScorerTest {
  private final SpanMetric exact = new SpanExactMatch(new SpanExactMatch.Config());
  private final SpanMetric f1 = new SpanF1(new SpanF1.Config());

  private void scores(String answer, List<String> right, double exactly, double overlap) {
    Measured first = exact.measure(List.of(answer), List.of(right));
    Measured second = f1.measure(List.of(answer), List.of(right));
    assertThat(first.score().value()).as(answer).isCloseTo(100 * exactly, within(1e-9));
    assertThat(second.score().value()).as(answer).isCloseTo(100 * overlap, within(1e-9));
  }

  @Test
  void caseArticlesPunctuationAndBlanksDoNotCount() {
    scores("The  Norse-Vikings!", List.of("norsevikings"), 1, 1);
    scores("an apple, a day", List.of("apple day"), 1, 1);
    scores("theatre", List.of("atre"), 0, 0);
    scores("10\u00A0km", List.of("10 km"), 1, 1);
    scores("“quoted”", List.of("quoted"), 0, 0);
  }

  @Test
  void wordsCountAsOftenAsTheyStandThere() {
    scores("to be or not to be", List.of("to be to"), 0, 2 * (3 / 6.0) * 1 / (3 / 6.0 + 1));
    scores("red red red", List.of("red"), 0, 2 * (1 / 3.0) / (1 / 3.0 + 1));
  }

  @Test
  void theBestOfSeveralRightAnswersCounts() {
    scores("Denver Broncos", List.of("Broncos", "the Denver Broncos", "Denver"), 1, 1);
    scores("in 1850", List.of("1850", "the year 1850"), 0, 2 * 0.5 / 1.5);
  }

  @Test
  void noAnswerIsRightOnlyWhereThereIsNone() {
    scores("", List.of(), 1, 1);
    scores("the", List.of(), 1, 1);
    scores("something", List.of(), 0, 0);
    scores("", List.of("something"), 0, 0);
    scores("", List.of("the", "something"), 0, 0);
    scores("", List.of("the", "!"), 1, 1);
  }

  @Test
  void theScoreOfAllIsTheMean() {
    List<List<String>> right = List.of(List.of("a b c"), List.of("d"), List.of());
    assertThat(exact.measure(List.of("b c", "e", ""), right).score().value())
        .isCloseTo(200 / 3.0, within(1e-9));
  }
}
