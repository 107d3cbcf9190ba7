package org.attentiontoolkit.tensor.kernel.simd.pair;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.all;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.put;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.attentiontoolkit.tensor.kernel.PairRanges;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/**
 * {@code v · tanh(q + k)} for the pairs of a group of sequences. The way back computes the tanh
 * again: keeping it would need A values a pair.
 *
 * @param width A
 */
record AdditiveLoops(
    PairRanges ranges, int width, MemorySegment queries, MemorySegment keys, MemorySegment v) {

  /**
   * @param dScores the upstream gradient
   * @param dQueries added to
   * @param dKeys added to
   * @param dvParts a row for each group, overwritten
   */
  record Gradients(
      MemorySegment dScores, MemorySegment dQueries, MemorySegment dKeys, MemorySegment dvParts) {}

  /**
   * Columns of one query and of all keys of its sequence.
   *
   * @param query place of the query's
   * @param key place of the first key's
   * @param count how many keys
   * @param score place of the first pair's score
   */
  private record Columns(long query, long key, int count, long score) {}

  void forward(int group, MemorySegment scores) {
    for (int b = ranges.groupStart(group); b < ranges.groupStart(group + 1); b++) {
      long at = ranges.valueStart(b, 0);
      for (int i = 0; i < ranges.queries(b); i++) {
        long query = (long) (ranges.queryStart(b) + i) * width;
        for (int j = 0; j < ranges.keys(b); j++) {
          long key = (long) (ranges.keyStart(b) + j) * width;
          scores.setAtIndex(JAVA_FLOAT, at++, score(query, key));
        }
      }
    }
  }

  private float score(long query, long key) {
    FloatVector sum = all(0);
    int c = 0;
    for (; c <= width - LANES; c += LANES) {
      FloatVector x = load(queries, query + c).add(load(keys, key + c));
      sum = VectorMath.tanh(x).fma(load(v, c), sum);
    }
    float whole = VectorMath.sum(sum);
    return c < width ? whole + scoreTail(query, key, c) : whole;
  }

  private float scoreTail(long query, long key, int c) {
    VectorMask<Float> tail = VectorMath.tail(c, width);
    FloatVector x = load(queries, query + c, tail).add(load(keys, key + c, tail));
    return VectorMath.sum(VectorMath.tanh(x).mul(load(v, c, tail)));
  }

  void backward(int group, Gradients gradients) {
    long dv = (long) group * width;
    long bytes = (long) width * Float.BYTES;
    gradients.dvParts.asSlice(dv * Float.BYTES, bytes).fill((byte) 0);
    for (int b = ranges.groupStart(group); b < ranges.groupStart(group + 1); b++) {
      int keyCount = ranges.keys(b);
      for (int i = 0; i < ranges.queries(b); i++) {
        Columns columns =
            new Columns(
                (long) (ranges.queryStart(b) + i) * width,
                (long) ranges.keyStart(b) * width,
                keyCount,
                ranges.valueStart(b, 0) + (long) i * keyCount);
        int c = 0;
        for (; c <= width - LANES; c += LANES) {
          backward(columns, c, gradients, dv);
        }
        if (c < width) {
          backwardTail(columns, c, gradients, dv);
        }
      }
    }
  }

  /** One vector of columns: sums over the keys stay in registers. */
  private void backward(Columns columns, int c, Gradients gradients, long dvRow) {
    FloatVector q = load(queries, columns.query + c);
    FloatVector factor = load(v, c);
    FloatVector dv = load(gradients.dvParts, dvRow + c);
    FloatVector dq = all(0);
    long key = columns.key + c;
    for (int j = 0; j < columns.count; j++, key += width) {
      FloatVector d = all(gradients.dScores.getAtIndex(JAVA_FLOAT, columns.score + j));
      FloatVector tanh = VectorMath.tanh(load(keys, key).add(q));
      FloatVector dt = d.mul(tanh);
      dv = dv.add(dt);
      // d v (1 − tanh²)
      FloatVector slope = d.sub(dt.mul(tanh)).mul(factor);
      dq = dq.add(slope);
      put(slope, gradients.dKeys, key, true);
    }
    store(dv, gradients.dvParts, dvRow + c);
    put(dq, gradients.dQueries, columns.query + c, true);
  }

  /** The same for the last columns, which fill only part of a vector. */
  private void backwardTail(Columns columns, int c, Gradients gradients, long dvRow) {
    VectorMask<Float> tail = VectorMath.tail(c, width);
    FloatVector q = load(queries, columns.query + c, tail);
    FloatVector factor = load(v, c, tail);
    FloatVector dv = load(gradients.dvParts, dvRow + c, tail);
    FloatVector dq = all(0);
    long key = columns.key + c;
    for (int j = 0; j < columns.count; j++, key += width) {
      FloatVector d = all(gradients.dScores.getAtIndex(JAVA_FLOAT, columns.score + j));
      FloatVector tanh = VectorMath.tanh(load(keys, key, tail).add(q));
      FloatVector dt = d.mul(tanh);
      dv = dv.add(dt);
      FloatVector slope = d.sub(dt.mul(tanh)).mul(factor);
      dq = dq.add(slope);
      put(slope, gradients.dKeys, key, true, tail);
    }
    store(dv, gradients.dvParts, dvRow + c, tail);
    put(dq, gradients.dQueries, columns.query + c, true, tail);
  }
}
