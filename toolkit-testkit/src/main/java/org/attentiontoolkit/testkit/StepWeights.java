package org.attentiontoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.model.Decoded;
import org.attentiontoolkit.api.model.DecoderStep;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;

/** Compares what a step looked at with what all positions at once did. */
final class StepWeights {
  private StepWeights() {}

  /**
   * Asserts that the weights are the same.
   *
   * @param sources of the rows of the step, each once
   * @param t the position of the step
   */
  static void areThoseOf(Decoded whole, DecoderStep step, int[] sources, int t) {
    assertThat(step.weights().keySet()).containsExactlyElementsOf(whole.weights().keySet());
    assertThat(step.before().keySet()).containsExactlyElementsOf(whole.before().keySet());
    for (int i = 0; i < sources.length; i++) {
      int source = sources[i];
      compare(whole.weights(), step.weights(), new Row(source, t), new Row(source, 0));
      compare(whole.before(), step.before(), new Row(source, t), new Row(i, 0));
    }
  }

  private record Row(int sequence, int query) {}

  private static void compare(
      Map<String, Pairs> expected, Map<String, Pairs> actual, Row there, Row here) {
    expected.forEach((place, all) -> {
      Pairs now = Optional.ofNullable(actual.get(place)).orElseThrow();
      int keys = now.layout().keys().length(here.sequence());
      for (int head = 0; head < all.layout().heads(); head++) {
        double[] of = row(all, there, head);
        assertThat(row(now, here, head))
            .as("%s, head %d, %s", place, head, there)
            .containsExactly(Arrays.copyOf(of, keys), within(Rounding.REORDERED));
        assertThat(Arrays.stream(of).skip(keys).allMatch(w -> w == 0))
            .as("no look at what comes later")
            .isTrue();
      }
    });
  }

  private static double[] row(Pairs pairs, Row row, int head) {
    PairLayout layout = pairs.layout();
    int start = layout.row(row.sequence(), head, row.query());
    return Arrays.copyOfRange(
        pairs.values().data().toDoubles(), start, start + layout.keys().length(row.sequence()));
  }
}
