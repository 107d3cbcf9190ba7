package org.attentiontoolkit.tasks.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.task.Breakdown;
import org.attentiontoolkit.tensor.Segments;
import org.junit.jupiter.api.Test;

final class TextMetricsTest {
  private final TextMetric bleu = new BleuMetric(new BleuMetric.Config("13a", "exp", false));
  private final TextMetric exact = new ExactMatch(new ExactMatch.Config());

  @Test
  void bleuNamesItsExactDefinition() {
    // sacreBLEU 2.6.0 prints the same figures.
    // more.
    TextMetric.Scored scored =
        bleu.score(List.of("the cat sat on a"), List.of(List.of("the cat sat on mat")));
    String signature =
        "BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:attention-toolkit-1";
    assertThat(scored.score().definition()).isEqualTo(signature);
    assertThat(scored.line())
        .isEqualTo(
            signature
                + " = 66.87 80.0/75.0/66.7/50.0"
                + " (BP = 1.000 ratio = 1.000 hyp_len = 5 ref_len = 5)");
    assertThat(scored.score().value()).isCloseTo(66.87403049764218, within(1e-9));
    assertThat(scored.score().better()).isEqualTo(MetricScore.Better.HIGHER);
  }

  @Test
  void unknownOptionsAreErrors() {
    assertThatThrownBy(() -> new BleuMetric(new BleuMetric.Config("spm", "exp", false)))
        .hasMessage(
            "bleu.tokenizer · BLEU has no tokenizer \"spm\". · There are: 13a, intl, zh, ja-mecab, char, none.");
    assertThatThrownBy(() -> new BleuMetric(new BleuMetric.Config("13a", "add", false)))
        .hasMessage(
            "bleu.smoothing · BLEU has no smoothing \"add\"."
                + " · There are: exp, floor, add-k, none.");
  }

  @Test
  void sequenceAccuracyCountsOutputsEqualToAReference() {
    TextMetric.Scored scored =
        exact.score(
            List.of("a b", "c", "d e", "", "f"),
            List.of(
                List.of(" a\tb  ", "x", "de", "", "F"), List.of("y", "c", "d\u00A0e", "z", "f.")));
    assertThat(scored.score().value()).isEqualTo(60);
    assertThat(scored.line()).isEqualTo("sequence-accuracy = 60.00 (3 of 5)");
    assertThat(scored.score().definition())
        .isEqualTo("percent of outputs equal to a reference but for white space, nrefs:2");
  }

  @Test
  void unequalCountsAreErrors() {
    for (TextMetric metric : List.of(bleu, exact)) {
      assertThatThrownBy(() -> metric.score(List.of("a", "b"), List.of(List.of("a"))))
          .hasMessageMatching(".*There are 2 (hypotheses|outputs), but 1 references\\.");
      assertThatThrownBy(() -> metric.score(List.of(), List.of(List.of())))
          .hasMessageContaining(".empty");
    }
  }

  @Test
  void tokenScoresAreMeansOverAllTokens() {
    TokenScores scores = new TokenScores(3);
    int[] wanted = {7, 0, 9};
    TokenScores.Next two =
        new TokenScores.Next(new double[] {1, 2, 3}, new int[] {7, 8, 9}, wanted);
    scores.add(new int[] {2, 0}, Segments.ofLengths(2, 1), two);
    TokenScores.Next one = new TokenScores.Next(new double[] {0}, new int[] {4}, new int[] {4});
    scores.add(new int[] {1}, Segments.ofLengths(1), one);
    assertThat(scores.scores())
        .extracting(m -> m.score().name())
        .containsExactly("loss", "perplexity", "token-accuracy");
    assertThat(scores.scores())
        .extracting(m -> m.score().value())
        .containsExactly(1.5, Math.exp(1.5), 75.0);
    assertThat(scores.scores())
        .extracting(m -> m.contributions().score())
        .containsExactly(1.5, Math.exp(1.5), 75.0);
    assertThat(scores.scores())
        .extracting(m -> m.contributions().single(2))
        .containsExactly(1.5, Math.exp(1.5), 50.0);
  }

  @Test
  void bucketsAreOfTenTokens() {
    List<String> outputs = List.of("a", "a", "b", "a", "a", "a", "b");
    List<String> references = List.of("a", "a", "a", "b", "a", "a", "a");
    Breakdown breakdown =
        LengthBuckets.of(
            exact.score(outputs, List.of(references)).measured(),
            "source length",
            new int[] {0, 1, 10, 11, 50, 51, 500});
    assertThat(breakdown.score()).isEqualTo("sequence-accuracy");
    assertThat(breakdown.by()).isEqualTo("source length");
    assertThat(breakdown.groups())
        .extracting(Breakdown.Group::label, Breakdown.Group::examples, Breakdown.Group::value)
        .containsExactly(
            tuple("1–10", 3, 200.0 / 3),
            tuple("11–20", 1, 0.0),
            tuple("41–50", 1, 100.0),
            tuple("51+", 2, 50.0));
  }
}
