package org.attentiontoolkit.tasks.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.attentiontoolkit.api.task.AttentionMap.Slot;
import org.attentiontoolkit.api.task.HeadSummary;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;
import org.junit.jupiter.api.Test;

/** Entropies that can be said without computing: halves and quarters. */
final class HeadSumsTest {
  @Test
  void meansOverTheQueriesOfAllBatches() {
    HeadSums sums = new HeadSums(Slot.CROSS);
    add(sums, Segments.ofLengths(2), Segments.ofLengths(4), 1, 0, 0, 0, .25, .25, .25, .25);
    add(sums, Segments.ofLengths(1), Segments.ofLengths(4), .5, .25, .25, 0);
    HeadSummary head = only(sums);
    assertThat(head.slot()).isEqualTo(Slot.CROSS);
    assertThat(head.queries()).isEqualTo(3);
    assertThat(head.entropy()).isCloseTo((0 + 2 + 1.5) / 3, within(1e-12));
    assertThat(head.sharpness()).isCloseTo((1 + .25 + .5) / 3, within(1e-12));
  }

  /** The first row sees one key; the second may not see the third. */
  @Test
  void whatIsNotSeenAndWhatHasNoChoiceDoesNotCount() {
    HeadSums sums = new HeadSums(Slot.DECODER);
    add(sums, Segments.ofLengths(2), Segments.ofLengths(2), 1, 0, .5, .5);
    assertThat(only(sums).queries()).isEqualTo(1);
    assertThat(only(sums).entropy()).isCloseTo(1, within(1e-12));
    HeadSums single = new HeadSums(Slot.ENCODER);
    add(single, Segments.ofLengths(1), Segments.ofLengths(1), 1);
    assertThat(single.summaries()).isEmpty();
  }

  /** Weights that need not sum to one, or be positive. */
  @Test
  void weightsAreScaledAndNegativeOnesLeftOut() {
    HeadSums sums = new HeadSums(Slot.CROSS);
    add(sums, Segments.ofLengths(1), Segments.ofLengths(3), .8, .8, -.6);
    assertThat(only(sums).entropy()).isCloseTo(1, within(1e-12));
    assertThat(only(sums).sharpness()).isCloseTo(.8, within(1e-12));
  }

  private static HeadSummary only(HeadSums sums) {
    assertThat(sums.summaries()).hasSize(1);
    return sums.summaries().getFirst();
  }

  private static void add(HeadSums sums, Segments queries, Segments keys, double... weights) {
    try (Engine engine = Engine.create(EngineOptions.doublePrecision());
        Tape tape = engine.inference()) {
      Tensor values = tape.constant(Shape.of(weights.length), weights);
      sums.add(Map.of("attention", new Pairs(values, new PairLayout(queries, keys, 1))));
    }
  }
}
