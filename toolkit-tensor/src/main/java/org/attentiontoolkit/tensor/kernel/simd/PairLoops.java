package org.attentiontoolkit.tensor.kernel.simd;

import static org.attentiontoolkit.tensor.kernel.simd.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.VectorMath.all;
import static org.attentiontoolkit.tensor.kernel.simd.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.VectorMath.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.attentiontoolkit.tensor.kernel.PairRanges;

/**
 * Products between queries, keys and pairs of one head of one sequence, for few queries. Rows are
 * read one after another, in the order in which they lie.
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
        float value =
            scale
                * VectorMath.dot(queries, query, keys, place(ranges.keyStart(b) + j, head), width);
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
    long weight = ranges.valueStart(b, head);
    for (int i = 0; i < ranges.queries(b); i++) {
      long sum = place(ranges.queryStart(b) + i, head);
      start(sums, sum);
      for (int j = 0; j < ranges.keys(b); j++) {
        float w = scale * weights.getAtIndex(ValueLayout.JAVA_FLOAT, weight++);
        addScaled(keys, place(ranges.keyStart(b) + j, head), w, sums, sum, width);
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
    int keys = ranges.keys(b);
    for (int j = 0; j < keys; j++) {
      long sum = place(ranges.keyStart(b) + j, head);
      start(sums, sum);
      for (int i = 0; i < ranges.queries(b); i++) {
        long weight = ranges.valueStart(b, head) + (long) i * keys + j;
        float w = scale * weights.getAtIndex(ValueLayout.JAVA_FLOAT, weight);
        addScaled(queries, place(ranges.queryStart(b) + i, head), w, sums, sum, width);
      }
    }
  }

  private void start(MemorySegment sums, long at) {
    if (!add) {
      sums.asSlice(at * Float.BYTES, (long) width * Float.BYTES).fill((byte) 0);
    }
  }

  private long place(int row, int head) {
    return (long) row * stride + (long) head * width;
  }

  /** {@code y += w x}. */
  private static void addScaled(
      MemorySegment x, long xAt, float w, MemorySegment y, long yAt, int length) {
    FloatVector factor = all(w);
    int c = 0;
    for (; c <= length - LANES; c += LANES) {
      store(load(x, xAt + c).fma(factor, load(y, yAt + c)), y, yAt + c);
    }
    if (c < length) {
      VectorMask<Float> tail = VectorMath.tail(c, length);
      store(load(x, xAt + c, tail).fma(factor, load(y, yAt + c, tail)), y, yAt + c, tail);
    }
  }
}
