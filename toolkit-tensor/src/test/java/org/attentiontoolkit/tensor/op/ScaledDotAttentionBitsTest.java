package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;

/** On what the last bits of attention do not depend; sequences have few queries and many. */
class ScaledDotAttentionBitsTest {
  @Test
  void aSequenceHasTheSameBitsInAnyBatchAndOnAnyNumberOfThreads() {
    int[] queries = {30, 0, 1, 3, 700, 17, 2, 40};
    int[] keys = {30, 4, 33, 5, 700, 17, 0, 200};
    List<double[]> ofThreads = new ArrayList<>();
    for (Engine engine : Engines.byThreads()) {
      double[] together = contexts(engine, queries, keys, Visibility.CAUSAL);
      ofThreads.add(together);
      sameBitsAlone(engine, queries, keys, together);
    }
    assertThat(ofThreads.get(1)).isEqualTo(ofThreads.get(0));
    assertThat(ofThreads.get(2)).isEqualTo(ofThreads.get(0));
    int[] few = {30, 0, 1, 3, 70};
    int[] fewKeys = {30, 4, 33, 5, 70};
    Engine portable = Engines.all().get(1);
    sameBitsAlone(portable, few, fewKeys, contexts(portable, few, fewKeys, Visibility.CAUSAL));
  }

  private static void sameBitsAlone(Engine engine, int[] queries, int[] keys, double[] together) {
    int from = 0;
    for (int b = 0; b < queries.length; b++) {
      int[] query = new int[b + 1];
      int[] key = new int[b + 1];
      query[b] = queries[b];
      key[b] = keys[b];
      double[] alone = contexts(engine, query, key, Visibility.CAUSAL);
      assertThat(alone)
          .as("sequence %d", b)
          .isEqualTo(Arrays.copyOfRange(together, from, from + alone.length));
      from += alone.length;
    }
  }

  /** Contexts of sequences whose values follow from their number alone. */
  private static double[] contexts(
      Engine engine, int[] queries, int[] keys, Visibility visibility) {
    try (Tape tape = engine.inference()) {
      return ScaledDotAttention.apply(
              tape,
              packed(tape, queries, 1),
              packed(tape, keys, 2),
              packed(tape, keys, 3),
              AttentionSettings.of(3, 0.2, visibility))
          .data()
          .toDoubles();
    }
  }

  private static Packed packed(Tape tape, int[] lengths, int kind) {
    int width = 66;
    Segments segments = Segments.ofLengths(lengths);
    double[] values = new double[segments.rows() * width];
    for (int b = 0; b < lengths.length; b++) {
      for (int i = 0; i < lengths[b] * width; i++) {
        values[segments.start(b) * width + i] = Math.sin(i * (kind + 0.7) + b);
      }
    }
    return new Packed(tape.constant(Shape.of(segments.rows(), width), values), segments);
  }

  @Test
  void bitsOfGradientsDoNotDependOnTheNumberOfThreads() {
    Segments queries = Segments.ofLengths(30, 0, 1, 3, 150, 17, 2, 40);
    Segments keys = Segments.ofLengths(30, 4, 33, 5, 150, 17, 0, 200);
    List<double[]> gradients = new ArrayList<>();
    for (Engine engine : Engines.byThreads()) {
      GradientBench bench = new GradientBench();
      Packed q = new Packed(bench.input("queries", queries.rows(), 64), queries);
      Packed k = new Packed(bench.input("keys", keys.rows(), 32), keys);
      Packed v = k.with(bench.input("values", keys.rows(), 32));
      AttentionSettings settings = AttentionSettings.of(4, 0.3, Visibility.CAUSAL).withKeyHeads(2);
      bench.run(engine, tape -> bench.weigh(ScaledDotAttention.apply(tape, q, k, v, settings)));
      gradients.add(bench.gradients());
    }
    assertThat(gradients.get(1)).isEqualTo(gradients.get(0));
    assertThat(gradients.get(2)).isEqualTo(gradients.get(0));
  }
}
