package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import org.attentiontoolkit.tensor.kernel.PairRanges;

/**
 * Products between queries, keys and pairs of one head of one sequence, for few queries.
 *
 * @param stride D, values from one query or key to the next
 * @param width columns of a head
 * @param scale factor of the result
 * @param add whether to add to what is there
 */
record PairLoops(int stride, int width, float scale, boolean add) {

  void dot(
      PairRanges ranges,
      int b,
      int head,
      MemorySegment queries,
      MemorySegment keys,
      MemorySegment scores) {
    long at = ranges.valueStart(b, head);
    for (int i = 0; i < ranges.queries(b); i++) {
      long query = place(ranges.queryStart(b) + i, head);
      for (int j = 0; j < ranges.keys(b); j++) {
        float value = scale * product(queries, query, keys, place(ranges.keyStart(b) + j, head));
        float old = add ? scores.getAtIndex(ValueLayout.JAVA_FLOAT, at) : 0;
        scores.setAtIndex(ValueLayout.JAVA_FLOAT, at++, old + value);
      }
    }
  }

  void sumOverKeys(
      PairRanges ranges,
      int b,
      int head,
      MemorySegment weights,
      MemorySegment keys,
      MemorySegment sums) {
    int count = ranges.keys(b);
    for (int i = 0; i < ranges.queries(b); i++) {
      long weight = ranges.valueStart(b, head) + (long) i * count;
      long key = place(ranges.keyStart(b), head);
      long sum = place(ranges.queryStart(b) + i, head);
      for (int c = 0; c < width; c += VectorMath.LANES) {
        put(
            weighted(weights, weight, 1, keys, key + c, count, width - c),
            sums,
            sum + c,
            width - c);
      }
    }
  }

  void sumOverQueries(
      PairRanges ranges,
      int b,
      int head,
      MemorySegment weights,
      MemorySegment queries,
      MemorySegment sums) {
    int count = ranges.queries(b);
    if (count == 0 && add) {
      return;
    }
    int step = ranges.keys(b);
    for (int j = 0; j < step; j++) {
      long weight = (long) ranges.valueStart(b, head) + j;
      long query = place(ranges.queryStart(b), head);
      long sum = place(ranges.keyStart(b) + j, head);
      for (int c = 0; c < width; c += VectorMath.LANES) {
        put(
            weighted(weights, weight, step, queries, query + c, count, width - c),
            sums,
            sum + c,
            width - c);
      }
    }
  }

  private float product(MemorySegment x, long xAt, MemorySegment y, long yAt) {
    FloatVector sum = FloatVector.zero(VectorMath.FLOATS);
    for (int c = 0; c < width; c += VectorMath.LANES) {
      int left = width - c;
      sum = Tails.load(x, xAt + c, left).fma(Tails.load(y, yAt + c, left), sum);
    }
    return VectorMath.sum(sum);
  }

  /** One vector of columns of {@code Σ weight · row} over {@code count} rows. */
  private FloatVector weighted(
      MemorySegment weights,
      long weight,
      int weightStep,
      MemorySegment rows,
      long row,
      int count,
      int left) {
    FloatVector sum = FloatVector.zero(VectorMath.FLOATS);
    for (int n = 0; n < count; n++) {
      float w = weights.getAtIndex(ValueLayout.JAVA_FLOAT, weight + (long) n * weightStep);
      sum = Tails.load(rows, row + (long) n * stride, left).fma(VectorMath.all(w), sum);
    }
    return sum;
  }

  private void put(FloatVector sum, MemorySegment sums, long at, int left) {
    Tails.put(sum.mul(scale), sums, at, left, add);
  }

  private long place(int row, int head) {
    return (long) row * stride + (long) head * width;
  }
}
