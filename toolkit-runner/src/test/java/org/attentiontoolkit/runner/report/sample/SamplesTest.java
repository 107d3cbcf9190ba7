package org.attentiontoolkit.runner.report.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.MetricScore.Better;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Note;
import org.attentiontoolkit.api.task.Prediction;
import org.junit.jupiter.api.Test;

final class SamplesTest {
  private static final List<MetricScore> SCORES =
      List.of(
          new MetricScore("bleu", 50, "b", Better.HIGHER),
          new MetricScore("loss", 1, "l", Better.LOWER));
  private static final List<Note> NOTES =
      List.of(new Note("repeats", "Repeats."), new Note("unknown-source", "Unknown."));

  @Test
  void theWorstComeFirst() {
    Evaluation evaluation =
        evaluation(
            prediction("a", "a", 100, 0.5),
            prediction("a", "b", 40, 1),
            prediction("a", "c", 10, 2),
            prediction("a", "d", 10, 3),
            prediction("a", "a", 100, 0.9),
            prediction("a", "e", 10, Double.NaN),
            prediction("a", "f", Double.NaN, 0));
    assertThat(Ranking.of(evaluation).worstFirst()).containsExactly(6, 5, 3, 2, 1, 4, 0);
  }

  /** As of before predictions had scores: by common words. */
  @Test
  void withoutScoresWordsInCommonCount() {
    Evaluation evaluation =
        evaluation(
            new Prediction("s", "a b c d", "a b c d"),
            new Prediction("s", "a b c d", "a b c x"),
            new Prediction("s", "a b c d", ""),
            new Prediction("s", "a b c d", "a y x"));
    assertThat(Ranking.of(evaluation).worstFirst()).containsExactly(2, 3, 1, 0);
  }

  @Test
  void everyReasonIsCountedAmongTheWrong() {
    Evaluation evaluation =
        evaluation(
            prediction("a", "a", 100, 1, "unknown-source"),
            prediction("a", "b", 1, 1, "unknown-source", "repeats"),
            prediction("a", "b", 2, 1, "unknown-source"),
            prediction("a", "b", 3, 1),
            prediction("a b", " a  b", 4, 1));
    List<Filter> filters = Filter.all(evaluation, Ranking.of(evaluation));
    assertThat(filters)
        .extracting(f -> f.name() + " " + f.members())
        .containsExactly(
            "all [1, 2, 3, 4, 0]",
            "wrong [1, 2, 3]",
            "exact [4, 0]",
            "repeats [1]",
            "unknown-source [1, 2]",
            "other [3]");
    assertThat(filters.get(4).meaning())
        .isEqualTo("Unknown. It holds for 1 of the exact ones too.");
  }

  @Test
  void aPageHoldsTheWorstOfEveryKindTheFirstSomeAtRandomAndThoseWithAttention() {
    Random random = new Random(1);
    List<Prediction> all = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      all.add(
          prediction(
              "a",
              random.nextInt(4) == 0 ? "b" : "a",
              100 * random.nextDouble(),
              1,
              random.nextInt(10) == 0 ? "repeats" : "unknown-source"));
    }
    Evaluation evaluation = evaluation(all.toArray(Prediction[]::new));
    List<Filter> filters = Filter.all(evaluation, Ranking.of(evaluation));
    Choice choice = Choice.of(filters, 5000, Set.of(4999, 7, -1, 5000));
    assertThat(choice.first()).hasSize(20).startsWith(0, 1, 2).isSorted();
    assertThat(choice.random()).hasSize(20).doesNotHaveDuplicates().isSorted();
    assertThat(choice.random().getLast()).as("from everywhere").isGreaterThan(2500);
    assertThat(choice.attention()).containsExactly(7, 4999);
    assertThat(choice.worst(filters.get(1))).hasSize(40);
    assertThat(choice.worst(filters.get(3))).hasSize(12);
    assertThat(choice.examples())
        .doesNotHaveDuplicates()
        .containsAll(choice.first())
        .containsAll(choice.random())
        .containsAll(choice.attention())
        .containsAll(choice.worst(filters.get(3)))
        .hasSizeLessThan(150);
    assertThat(Choice.of(filters, 5000, Set.of()).random()).isEqualTo(choice.random());
  }

  @Test
  void aHundredThousandPredictionsMakeASmallPage() {
    List<Prediction> all = new ArrayList<>();
    Map<String, Double> scores = Map.of("bleu", 1.0);
    String longText = "word ".repeat(2000);
    for (int i = 0; i < 100_000; i++) {
      all.add(new Prediction(longText, longText, i % 2 == 0 ? "" : longText, List.of(), scores));
    }
    String html = Samples.html(evaluation(all.toArray(Prediction[]::new)), Set.of());
    assertThat(html.length()).isLessThan(2_000_000);
    assertThat(html)
        .containsPattern(
            "This page holds \\d+ of 100\u2009000 predictions; all are in predictions/test")
        .contains("data-filter=\"exact\"", "<b>50\u2009000</b>", "word…");
  }

  @Test
  void thosePredictionsThatThePageShowsLeadToTheirView() {
    Evaluation evaluation = evaluation(prediction("a", "b", 1, 1), prediction("a", "b", 2, 1));
    assertThat(Samples.html(evaluation, Set.of(1)))
        .contains("data-look=\"1\"", "<option value=\"attention\" data-ids=\"1\">")
        .doesNotContain("data-look=\"0\"");
  }

  private static Prediction prediction(
      String reference, String output, double bleu, double loss, String... notes) {
    Map<String, Double> scores = new HashMap<>();
    scores.put("bleu", bleu);
    scores.put("loss", loss);
    return new Prediction("s", reference, output, List.of(notes), scores);
  }

  private static Evaluation evaluation(Prediction... all) {
    return new Evaluation(
        EvaluationSet.TEST, SCORES, List.of(all), List.of(), List.of(), NOTES, Map.of());
  }
}
