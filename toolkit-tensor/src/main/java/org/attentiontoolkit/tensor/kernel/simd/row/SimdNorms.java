package org.attentiontoolkit.tensor.kernel.simd.row;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.NormKernels;
import org.attentiontoolkit.tensor.kernel.simd.vector.Bands;
import org.attentiontoolkit.tensor.kernel.simd.vector.SoftmaxLoops;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/** Normalisation of rows: shares the rows among the workers. */
public final class SimdNorms implements NormKernels {
  private final Workers workers;
  private final RowSums sums;

  /** Rows shared among these workers. */
  public SimdNorms(Workers workers, RowSums sums) {
    this.workers = workers;
    this.sums = sums;
  }

  /** The mean that {@link #layerNorm} noted for a row. */
  static float mean(MemorySegment statistics, int row) {
    return statistics.getAtIndex(JAVA_FLOAT, 2L * row);
  }

  /** The inverse deviation that {@link #layerNorm} noted for a row. */
  static float scale(MemorySegment statistics, int row) {
    return statistics.getAtIndex(JAVA_FLOAT, 2L * row + 1);
  }

  @Override
  public void layerNorm(
      DenseArray x,
      DenseArray weight,
      DenseArray bias,
      double epsilon,
      DenseArray statistics,
      DenseArray y) {
    MemorySegment values = segment(x);
    MemorySegment factors = segment(weight);
    MemorySegment summands = segment(bias);
    MemorySegment noted = segment(statistics);
    MemorySegment result = segment(y);
    int columns = x.columns();
    Bands.run(
        workers,
        x.rows(),
        columns,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            long at = (long) n * columns;
            float mean = SoftmaxLoops.sum(values, at, columns) / columns;
            float variance = NormLoops.sumSquares(values, mean, at, columns) / columns;
            float scale = (float) (1 / Math.sqrt(variance + epsilon));
            noted.setAtIndex(JAVA_FLOAT, 2L * n, mean);
            noted.setAtIndex(JAVA_FLOAT, 2L * n + 1, scale);
            NormLoops.normalise(values, mean, scale, factors, summands, result, at, columns);
          }
        });
  }

  @Override
  public void layerNormGradient(
      DenseArray x,
      DenseArray weight,
      DenseArray statistics,
      DenseArray dy,
      DenseArray dx,
      boolean add) {
    MemorySegment values = segment(x);
    MemorySegment factors = segment(weight);
    MemorySegment noted = segment(statistics);
    MemorySegment upstream = segment(dy);
    MemorySegment result = segment(dx);
    int columns = x.columns();
    Bands.run(
        workers,
        x.rows(),
        columns,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            NormLoops.gradient(
                values,
                mean(noted, n),
                scale(noted, n),
                factors,
                upstream,
                result,
                (long) n * columns,
                columns,
                add);
          }
        });
  }

  @Override
  public void layerNormGainGradient(
      DenseArray x, DenseArray statistics, DenseArray dy, DenseArray dWeight, boolean add) {
    MemorySegment values = segment(x);
    MemorySegment noted = segment(statistics);
    MemorySegment upstream = segment(dy);
    int columns = x.columns();
    sums.run(
        x.rows(),
        columns,
        dWeight,
        add,
        (target, at, part) ->
            RowSummands.normalised(values, noted, upstream, columns, target, at, part));
  }
}
