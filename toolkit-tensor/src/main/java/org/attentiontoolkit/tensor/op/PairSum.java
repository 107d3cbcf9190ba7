package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.PairKernels;
import org.attentiontoolkit.tensor.kernel.PairRanges;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** Weighted sums over the keys of each query: contexts. */
public final class PairSum {
  private PairSum() {}

  /**
   * {@code Σ weight · value} over the keys of each query; zeros for a query without keys.
   *
   * @param weights of H heads
   * @param values a row for each key, {@code [Nk, D]}; head h weighs columns h·D/H (inclusive) to
   *     (h + 1)·D/H (exclusive)
   * @return {@code [Nq, D]}
   */
  public static Tensor apply(Tape tape, Pairs weights, Packed values) {
    PairLayout layout = weights.layout();
    if (!layout.keys().equals(values.segments())) {
      throw new IllegalArgumentException(
          "weights are for keys %s, values have %s".formatted(layout.keys(), values.segments()));
    }
    PairScores.checkHeads(values, layout.heads());
    PairRanges ranges = layout.ranges();
    Tensor w = weights.values();
    Tensor x = values.values();
    Tensor sums = tape.result(Shape.of(layout.queries().rows(), values.width()), w, x);
    PairKernels kernels = tape.kernels().pairs();
    kernels.sumOverKeys(ranges, w.data(), x.data(), 1, sums.data(), false);
    tape.record(
        sums,
        () -> {
          DenseArray dSums = tape.upstream(sums);
          if (w.requiresGradient()) {
            Gradient dw = tape.gradient(w);
            kernels.dot(ranges, dSums, x.data(), 1, dw.array(), dw.add());
          }
          if (x.requiresGradient()) {
            Gradient dx = Gradients.ofRows(tape, values);
            kernels.sumOverQueries(ranges, w.data(), dSums, 1, dx.array(), dx.add());
          }
        });
    return sums;
  }
}
