package org.attentiontoolkit.tensor.kernel.composed;

import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.PairKernels;
import org.attentiontoolkit.tensor.kernel.PairRanges;
import org.attentiontoolkit.tensor.kernel.Reduction;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** Pairs of queries and keys, one head of one sequence at a time. */
final class ComposedPairs implements PairKernels {
  // Of a row without a score, what is subtracted from −∞, and what zeros are divided by.
  private static final double LOWEST = -1e30;
  private static final double SMALLEST = 1e-30;

  private final ComposedKernels kernels;

  ComposedPairs(ComposedKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void additive(
      PairRanges ranges, DenseArray queries, DenseArray keys, DenseArray v, DenseArray scores) {
    forUnits(
        ranges,
        (b, head) -> {
          for (int i = 0; i < ranges.queries(b); i++) {
            try (Work work = kernels.work(v)) {
              DenseArray tanh = tanh(work, ranges, b, i, queries, keys);
              Matrix row = row(ranges, scores, b, i);
              kernels
                  .products()
                  .multiply(
                      matrix(v, 1), false, Matrix.of(tanh), true, 1, new Addend.Nothing(), row);
            }
          }
        });
  }

  @Override
  public void additiveBackward(
      PairRanges ranges,
      DenseArray queries,
      DenseArray keys,
      DenseArray v,
      DenseArray dScores,
      DenseArray dQueries,
      DenseArray dKeys,
      DenseArray dvParts) {
    kernels.pointwise().fill(dvParts, 0);
    for (int group = 0; group < ranges.groups(); group++) {
      DenseArray dv = dvParts.rowRange(group, group + 1);
      for (int b = ranges.groupStart(group); b < ranges.groupStart(group + 1); b++) {
        for (int i = 0; ranges.keys(b) > 0 && i < ranges.queries(b); i++) {
          try (Work work = kernels.work(v)) {
            DenseArray tanh = tanh(work, ranges, b, i, queries, keys);
            Matrix d = row(ranges, dScores, b, i);
            kernels
                .products()
                .multiply(d, false, Matrix.of(tanh), false, 1, new Addend.Result(), Matrix.of(dv));
            DenseArray slope = work.withRow(Binary.MULTIPLY, work.tanhSlope(tanh), v);
            DenseArray change = work.withColumn(Binary.MULTIPLY, slope, work.copy(d));
            work.put(change, keys(ranges, dKeys, b), true);
            int query = ranges.queryStart(b) + i;
            kernels.rows().sumRows(change, dQueries.rowRange(query, query + 1), true);
          }
        }
      }
    }
  }

  @Override
  public void dot(
      PairRanges ranges,
      DenseArray queries,
      DenseArray keys,
      double scale,
      DenseArray scores,
      boolean add) {
    forUnits(
        ranges,
        (b, head) ->
            kernels
                .products()
                .multiply(
                    columns(queries(ranges, queries, b), ranges, head),
                    false,
                    columns(keys(ranges, keys, b), ranges, head),
                    true,
                    scale,
                    Addend.of(add),
                    values(ranges, scores, b, head)));
  }

  @Override
  public void sumOverKeys(
      PairRanges ranges,
      DenseArray weights,
      DenseArray keys,
      double scale,
      DenseArray sums,
      boolean add) {
    clear(sums, add);
    forUnits(
        ranges,
        (b, head) ->
            kernels
                .products()
                .multiply(
                    values(ranges, weights, b, head),
                    false,
                    columns(keys(ranges, keys, b), ranges, head),
                    false,
                    scale,
                    new Addend.Result(),
                    columns(queries(ranges, sums, b), ranges, head)));
  }

  @Override
  public void sumOverQueries(
      PairRanges ranges,
      DenseArray weights,
      DenseArray queries,
      double scale,
      DenseArray sums,
      boolean add) {
    clear(sums, add);
    forUnits(
        ranges,
        (b, head) ->
            kernels
                .products()
                .multiply(
                    values(ranges, weights, b, head),
                    true,
                    columns(queries(ranges, queries, b), ranges, head),
                    false,
                    scale,
                    new Addend.Result(),
                    columns(keys(ranges, sums, b), ranges, head)));
  }

  @Override
  public void softmax(PairRanges ranges, IntArray visible, DenseArray scores, DenseArray weights) {
    int[] counts = visible.toInts();
    kernels.pointwise().fill(weights, 0);
    forUnits(
        ranges,
        (b, head) -> {
          for (int i = 0; i < ranges.queries(b); i++) {
            int count = counts[ranges.queryStart(b) + i];
            long from = ranges.valueStart(b, head) + (long) i * ranges.keys(b);
            if (count > 0) {
              Shape row = Shape.of(1, count);
              softmax(scores.window(from, row), weights.window(from, row));
            }
          }
        });
  }

  @Override
  public void softmaxBackward(
      PairRanges ranges, DenseArray weights, DenseArray dWeights, DenseArray dScores, boolean add) {
    forUnits(
        ranges,
        (b, head) -> {
          Shape shape = Shape.of(ranges.queries(b), ranges.keys(b));
          long from = ranges.valueStart(b, head);
          kernels
              .softmaxes()
              .softmaxGradient(
                  weights.window(from, shape),
                  dWeights.window(from, shape),
                  dScores.window(from, shape),
                  add);
        });
  }

  /** Of one row; zeros where all scores are −∞. */
  private void softmax(DenseArray x, DenseArray y) {
    try (Work work = kernels.work(x)) {
      Shape one = Shape.of(1);
      DenseArray lowest = work.filled(one, LOWEST);
      DenseArray max = work.binary(Binary.MAXIMUM, work.reduce(Reduction.MAX, x), lowest);
      DenseArray e = work.unary(Unary.EXP, work.withColumn(Binary.SUBTRACT, x, max));
      DenseArray sum =
          work.binary(Binary.MAXIMUM, work.reduce(Reduction.SUM, e), work.filled(one, SMALLEST));
      kernels.rows().withColumn(Binary.DIVIDE, e, sum, y, false);
    }
  }

  /** {@code tanh(q + k)} of one query and all keys of its sequence, {@code [S, A]}. */
  private static DenseArray tanh(
      Work work, PairRanges ranges, int b, int i, DenseArray queries, DenseArray keys) {
    int query = ranges.queryStart(b) + i;
    DenseArray k = keys.rowRange(ranges.keyStart(b), ranges.keyStart(b) + ranges.keys(b));
    DenseArray sums = work.withRow(Binary.ADD, k, queries.rowRange(query, query + 1));
    return work.unary(Unary.TANH, sums);
  }

  private void clear(DenseArray sums, boolean add) {
    if (!add) {
      kernels.pointwise().fill(sums, 0);
    }
  }

  private static Matrix queries(PairRanges ranges, DenseArray x, int b) {
    int from = ranges.queryStart(b);
    return Matrix.of(x).rowRange(from, from + ranges.queries(b));
  }

  private static Matrix keys(PairRanges ranges, DenseArray x, int b) {
    int from = ranges.keyStart(b);
    return Matrix.of(x).rowRange(from, from + ranges.keys(b));
  }

  private static Matrix columns(Matrix x, PairRanges ranges, int head) {
    int width = x.columns() / ranges.heads();
    return x.columnRange(head * width, (head + 1) * width);
  }

  private static Matrix values(PairRanges ranges, DenseArray x, int b, int head) {
    int keys = ranges.keys(b);
    return new Matrix(x, ranges.valueStart(b, head), ranges.queries(b), keys, keys);
  }

  /** The values of one query of one head, {@code [1, S]}. */
  private static Matrix row(PairRanges ranges, DenseArray x, int b, int i) {
    return values(ranges, x, b, 0).rowRange(i, i + 1);
  }

  private static Matrix matrix(DenseArray x, int rows) {
    int columns = (int) (x.length() / rows);
    return new Matrix(x, 0, rows, columns, columns);
  }

  private interface Unit {
    void run(int sequence, int head);
  }

  /** Runs every head of every sequence that has pairs. */
  private static void forUnits(PairRanges ranges, Unit unit) {
    for (int b = 0; b < ranges.sequences(); b++) {
      if (ranges.queries(b) > 0 && ranges.keys(b) > 0) {
        for (int head = 0; head < ranges.heads(); head++) {
          unit.run(b, head);
        }
      }
    }
  }
}
