package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import org.attentiontoolkit.tensor.kernel.PairRanges;

/**
 * {@code v · tanh(q + k)} for the pairs of a group of sequences. The way back computes the tanh
 * again: keeping it would need A values a pair.
 *
 * @param width A
 */
record AdditiveScores(
    PairRanges ranges, int width, MemorySegment queries, MemorySegment keys, MemorySegment v) {

  /**
   * @param dScores the upstream gradient
   * @param dQueries added to
   * @param dKeys added to
   * @param dvParts a row for each group, overwritten
   */
  record Gradients(
      MemorySegment dScores, MemorySegment dQueries, MemorySegment dKeys, MemorySegment dvParts) {}

  void forward(int group, MemorySegment scores) {
    for (int b = ranges.groupStart(group); b < ranges.groupStart(group + 1); b++) {
      long at = ranges.valueStart(b, 0);
      for (int i = 0; i < ranges.queries(b); i++) {
        long query = (long) (ranges.queryStart(b) + i) * width;
        for (int j = 0; j < ranges.keys(b); j++) {
          long key = (long) (ranges.keyStart(b) + j) * width;
          scores.setAtIndex(ValueLayout.JAVA_FLOAT, at++, score(query, key));
        }
      }
    }
  }

  private float score(long query, long key) {
    FloatVector sum = FloatVector.zero(VectorMath.FLOATS);
    for (int c = 0; c < width; c += VectorMath.LANES) {
      int left = width - c;
      FloatVector x = Tails.load(queries, query + c, left).add(Tails.load(keys, key + c, left));
      sum = VectorMath.tanh(x).fma(Tails.load(v, c, left), sum);
    }
    return VectorMath.sum(sum);
  }

  void backward(int group, Gradients gradients) {
    long dv = (long) group * width;
    for (int c = 0; c < width; c += VectorMath.LANES) {
      Tails.store(FloatVector.zero(VectorMath.FLOATS), gradients.dvParts, dv + c, width - c);
    }
    for (int b = ranges.groupStart(group); b < ranges.groupStart(group + 1); b++) {
      for (int i = 0; i < ranges.queries(b); i++) {
        for (int c = 0; c < width; c += VectorMath.LANES) {
          backward(b, i, c, gradients, dv);
        }
      }
    }
  }

  /** One vector of columns of a query and all its keys: sums stay in registers. */
  private void backward(int b, int i, int c, Gradients gradients, long dvRow) {
    int left = width - c;
    int count = ranges.keys(b);
    long query = (long) (ranges.queryStart(b) + i) * width + c;
    long key = (long) ranges.keyStart(b) * width + c;
    long score = ranges.valueStart(b, 0) + (long) i * count;
    FloatVector q = Tails.load(queries, query, left);
    FloatVector factor = Tails.load(v, c, left);
    FloatVector dv = Tails.load(gradients.dvParts, dvRow + c, left);
    FloatVector dq = FloatVector.zero(VectorMath.FLOATS);
    for (int j = 0; j < count; j++, key += width) {
      float d = gradients.dScores.getAtIndex(ValueLayout.JAVA_FLOAT, score + j);
      FloatVector upstream = VectorMath.all(d);
      FloatVector tanh = VectorMath.tanh(Tails.load(keys, key, left).add(q));
      FloatVector dt = upstream.mul(tanh);
      dv = dv.add(dt);
      // d v (1 − tanh²)
      FloatVector slope = upstream.sub(dt.mul(tanh)).mul(factor);
      dq = dq.add(slope);
      Tails.put(slope, gradients.dKeys, key, left, true);
    }
    Tails.store(dv, gradients.dvParts, dvRow + c, left);
    Tails.put(dq, gradients.dQueries, query, left, true);
  }
}
