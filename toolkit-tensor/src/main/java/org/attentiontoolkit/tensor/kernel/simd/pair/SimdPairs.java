package org.attentiontoolkit.tensor.kernel.simd.pair;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.PairKernels;
import org.attentiontoolkit.tensor.kernel.PairRanges;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.kernel.memory.HeapInts;
import org.attentiontoolkit.tensor.kernel.simd.vector.Rows;
import org.attentiontoolkit.tensor.kernel.simd.vector.SoftmaxRow;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * Pairs of queries and keys. One head of one sequence is always computed on one thread: by a matrix
 * product where it has several queries, otherwise by a loop, which is faster for the one query of a
 * decoding step.
 */
public final class SimdPairs implements PairKernels {
  private static final int QUERIES_FOR_PRODUCT = 4;

  /** Multiply-adds that are worth a part of their own: about 10 µs. */
  private static final long WORK_PER_PART = 250_000;

  /** What one value of a softmax costs in multiply-adds. */
  private static final int SOFTMAX_WORK = 64;

  private static final int MAX_PARTS = 32;

  private final Workers workers;
  private final ProductKernels products;

  /** Pairs shared among these workers. */
  public SimdPairs(Workers workers, ProductKernels products) {
    this.workers = workers;
    this.products = products;
  }

  @Override
  public void additive(
      PairRanges ranges, DenseArray queries, DenseArray keys, DenseArray v, DenseArray scores) {
    AdditiveLoops additive =
        new AdditiveLoops(ranges, v.columns(), segment(queries), segment(keys), segment(v));
    MemorySegment out = segment(scores);
    workers.run(ranges.groups(), group -> additive.forward(group, out));
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
    AdditiveLoops additive =
        new AdditiveLoops(ranges, v.columns(), segment(queries), segment(keys), segment(v));
    AdditiveLoops.Gradients gradients =
        new AdditiveLoops.Gradients(
            segment(dScores), segment(dQueries), segment(dKeys), segment(dvParts));
    workers.run(ranges.groups(), group -> additive.backward(group, gradients));
  }

  @Override
  public void dot(
      PairRanges ranges,
      DenseArray queries,
      DenseArray keys,
      double scale,
      DenseArray scores,
      boolean add) {
    int width = queries.columns() / ranges.heads();
    forUnits(
        ranges,
        width,
        (b, head) -> {
          if (useProduct(ranges, b)) {
            products.multiply(
                queries(ranges, queries, b, head),
                false,
                keys(ranges, keys, b, head),
                true,
                scale,
                Addend.of(add),
                values(ranges, scores, b, head));
          } else {
            Rows rows = Rows.of(keys, ranges.keyStart(b), head, ranges.heads());
            Rows x = Rows.of(queries, ranges.queryStart(b), head, ranges.heads());
            for (int i = 0; i < ranges.queries(b); i++) {
              long at = ranges.valueStart(b, head) + (long) i * ranges.keys(b);
              PairLoops.dot(x, i, rows, ranges.keys(b), (float) scale, segment(scores), at, add);
            }
          }
        });
  }

  @Override
  public void sumOverKeys(
      PairRanges ranges,
      DenseArray weights,
      DenseArray keys,
      double scale,
      DenseArray sums,
      boolean add) {
    int width = keys.columns() / ranges.heads();
    forUnits(
        ranges,
        width,
        (b, head) -> {
          if (useProduct(ranges, b)) {
            products.multiply(
                values(ranges, weights, b, head),
                false,
                keys(ranges, keys, b, head),
                false,
                scale,
                Addend.of(add),
                queries(ranges, sums, b, head));
          } else {
            Rows rows = Rows.of(keys, ranges.keyStart(b), head, ranges.heads());
            Rows y = Rows.of(sums, ranges.queryStart(b), head, ranges.heads());
            for (int i = 0; i < ranges.queries(b); i++) {
              long at = ranges.valueStart(b, head) + (long) i * ranges.keys(b);
              PairLoops.sum(
                  segment(weights), at, 1, rows, ranges.keys(b), (float) scale, y, i, add);
            }
          }
        });
  }

  @Override
  public void sumOverQueries(
      PairRanges ranges,
      DenseArray weights,
      DenseArray queries,
      double scale,
      DenseArray sums,
      boolean add) {
    int width = queries.columns() / ranges.heads();
    forUnits(
        ranges,
        width,
        (b, head) -> {
          if (useProduct(ranges, b)) {
            products.multiply(
                values(ranges, weights, b, head),
                true,
                queries(ranges, queries, b, head),
                false,
                scale,
                Addend.of(add),
                keys(ranges, sums, b, head));
          } else {
            Rows rows = Rows.of(queries, ranges.queryStart(b), head, ranges.heads());
            Rows y = Rows.of(sums, ranges.keyStart(b), head, ranges.heads());
            int keys = ranges.keys(b);
            for (int j = 0; j < keys; j++) {
              long at = ranges.valueStart(b, head) + j;
              PairLoops.sum(
                  segment(weights), at, keys, rows, ranges.queries(b), (float) scale, y, j, add);
            }
          }
        });
  }

  @Override
  public void softmax(PairRanges ranges, IntArray visible, DenseArray scores, DenseArray weights) {
    int[] counts = HeapInts.of(visible);
    MemorySegment x = segment(scores);
    MemorySegment y = segment(weights);
    forUnits(
        ranges,
        SOFTMAX_WORK,
        (b, head) -> {
          int keys = ranges.keys(b);
          for (int i = 0; i < ranges.queries(b); i++) {
            long from = ranges.valueStart(b, head) + (long) i * keys;
            SoftmaxRow.forward(x, y, from, counts[ranges.queryStart(b) + i], keys);
          }
        });
  }

  @Override
  public void softmaxBackward(
      PairRanges ranges, DenseArray weights, DenseArray dWeights, DenseArray dScores, boolean add) {
    MemorySegment y = segment(weights);
    MemorySegment dy = segment(dWeights);
    MemorySegment dx = segment(dScores);
    forUnits(
        ranges,
        SOFTMAX_WORK,
        (b, head) -> {
          int keys = ranges.keys(b);
          for (int i = 0; i < ranges.queries(b); i++) {
            long from = ranges.valueStart(b, head) + (long) i * keys;
            SoftmaxRow.backward(y, dy, dx, from, keys, add);
          }
        });
  }

  private static boolean useProduct(PairRanges ranges, int b) {
    return ranges.queries(b) >= QUERIES_FOR_PRODUCT && ranges.keys(b) > 0;
  }

  private static Matrix queries(PairRanges ranges, DenseArray x, int b, int head) {
    int from = ranges.queryStart(b);
    return columns(x, head, ranges.heads()).rowRange(from, from + ranges.queries(b));
  }

  private static Matrix keys(PairRanges ranges, DenseArray x, int b, int head) {
    int from = ranges.keyStart(b);
    return columns(x, head, ranges.heads()).rowRange(from, from + ranges.keys(b));
  }

  private static Matrix columns(DenseArray x, int head, int heads) {
    int width = x.columns() / heads;
    return Matrix.of(x).columnRange(head * width, (head + 1) * width);
  }

  private static Matrix values(PairRanges ranges, DenseArray x, int b, int head) {
    int keys = ranges.keys(b);
    return new Matrix(x, ranges.valueStart(b, head), ranges.queries(b), keys, keys);
  }

  private interface Unit {
    void run(int sequence, int head);
  }

  /** Runs every head of every sequence; neighbours share a part, by the amount of work in all. */
  private void forUnits(PairRanges ranges, int workPerValue, Unit unit) {
    int heads = ranges.heads();
    int units = ranges.sequences() * heads;
    long worth = (long) ranges.values() * workPerValue / WORK_PER_PART;
    int parts = (int) Math.min(units, Math.clamp(worth, 1, MAX_PARTS));
    workers.run(
        parts,
        part -> {
          int end = (int) ((part + 1L) * units / parts);
          for (int u = (int) ((long) part * units / parts); u < end; u++) {
            unit.run(u / heads, u % heads);
          }
        });
  }
}
