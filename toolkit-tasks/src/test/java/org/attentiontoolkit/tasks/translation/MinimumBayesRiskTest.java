package org.attentiontoolkit.tasks.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.tasks.metric.chrf.ChrfMetric;
import org.attentiontoolkit.tasks.metric.ter.TerMetric;
import org.junit.jupiter.api.Test;

/**
 * The choice of one output of several. Utilities are sacreBLEU 2.6's: {@code sentence_chrf} and
 * {@code TER(...).sentence_score}, of each text against each, computed with it once.
 */
final class MinimumBayesRiskTest extends CopyingTask {
  private static final List<String> TEXTS =
      List.of("the cat sat", "the cat sat down", "a dog", "the cat sat down", "the cats sat");

  @Test
  void theMostAlikeOfAllComesFirst() {
    List<Written> ranked = new MinimumBayesRisk(5, chrf()).ranked(written());
    assertThat(ranked)
        .extracting(Written::text)
        .containsExactly(
            "the cat sat down", "the cat sat down", "the cat sat", "the cats sat", "a dog");
    assertThat(ranked)
        .extracting(w -> w.output().score())
        .satisfies(scores ->
            close(
                scores,
                73.75896757845807,
                73.75896757845807,
                61.13918004445976,
                56.3101158678852,
                24.854101358411704));
  }

  /** TER is better the lower it is. */
  @Test
  void whatIsBetterTheLowerItIsIsTakenFromNothing() {
    List<Written> ranked =
        new MinimumBayesRisk(5, new TerMetric(new TerMetric.Config(false, true, false, false)))
            .ranked(written());
    assertThat(ranked)
        .extracting(Written::text)
        .containsExactly(
            "the cat sat", "the cats sat", "the cat sat down", "the cat sat down", "a dog");
    assertThat(ranked)
        .extracting(w -> w.output().score())
        .satisfies(
            scores -> close(scores, -46.666666666666664, -56.666666666666664, -60.0, -60.0, -80.0));
  }

  @Test
  void whatIsWrittenIsTheChoice() throws IOException {
    PreparedTranslation task =
        prepared(
            task(
                "lines.txt",
                "decoding.search { type = sampling, temperature = 5 }",
                "decoding.minimum-bayes-risk { samples = 30, utility = chrf }"));
    List<String> lines = List.of("a b c d", "b b c", "");
    List<String> together = translate(task, lines.toArray(String[]::new));
    assertThat(together.getLast()).isEmpty();
    assertThat(translate(task, lines.toArray(String[]::new))).isEqualTo(together);
    assertThat(translate(task, lines.getFirst())).containsExactly(together.getFirst());
    assertThat(translations(task, lines.getFirst()).getFirst().candidates()).hasSize(1);
  }

  @Test
  void aGreedySearchLeavesNoChoice() {
    assertThatThrownBy(
            () -> task("lines.txt", "decoding.minimum-bayes-risk { samples = 5, utility = chrf }"))
        .hasMessageContainingAll("a greedy search finds one", "task.conf");
  }

  private static ChrfMetric chrf() {
    return new ChrfMetric(new ChrfMetric.Config(6, 0, 2, false, false, false));
  }

  private static List<Written> written() {
    return TEXTS.stream()
        .map(text -> new Written(new Output(new int[0], -1, -1, Map.of()), text))
        .toList();
  }

  private static void close(List<? extends Double> scores, double... expected) {
    assertThat(scores.stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(expected, within(1e-9));
  }
}
