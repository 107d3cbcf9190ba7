package org.attentiontoolkit.tensor.kernel.simd.pair;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.all;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/** Loops over all keys of one query in one head; sums stay in registers. */
final class FewQueryLoops {
  private FewQueryLoops() {}

  /**
   * {@code y[j] = scale · q · key[j]}.
   *
   * @param at where the query is
   * @param first where the first key is
   * @param stride from one key to the next
   * @param count how many keys
   * @param width of the query and of each key
   */
  static void scores(
      MemorySegment q,
      long at,
      MemorySegment keys,
      long first,
      int stride,
      int count,
      int width,
      float scale,
      MemorySegment y) {
    long key = first;
    for (int j = 0; j < count; j++, key += stride) {
      FloatVector sum = all(0);
      int c = 0;
      for (; c <= width - LANES; c += LANES) {
        sum = load(q, at + c).fma(load(keys, key + c), sum);
      }
      if (c < width) {
        VectorMask<Float> tail = VectorMath.tail(c, width);
        sum = load(q, at + c, tail).fma(load(keys, key + c, tail), sum);
      }
      y.setAtIndex(JAVA_FLOAT, j, scale * VectorMath.sum(sum));
    }
  }

  /**
   * {@code y = scale · Σ weight[j] · value[j]}.
   *
   * @param first where the first value is
   * @param stride from one value to the next
   * @param count how many there are
   * @param width of each
   * @param to where y is
   */
  static void context(
      MemorySegment weights,
      MemorySegment values,
      long first,
      int stride,
      int count,
      int width,
      float scale,
      MemorySegment y,
      long to) {
    int c = 0;
    for (; c <= width - 2 * LANES; c += 2 * LANES) {
      FloatVector a = all(0);
      FloatVector b = all(0);
      long value = first + c;
      for (int j = 0; j < count; j++, value += stride) {
        FloatVector weight = all(weights.getAtIndex(JAVA_FLOAT, j));
        a = load(values, value).fma(weight, a);
        b = load(values, value + LANES).fma(weight, b);
      }
      store(a.mul(scale), y, to + c);
      store(b.mul(scale), y, to + c + LANES);
    }
    for (; c < width; c += LANES) {
      VectorMask<Float> some = VectorMath.tail(c, width);
      FloatVector a = all(0);
      long value = first + c;
      for (int j = 0; j < count; j++, value += stride) {
        FloatVector weight = all(weights.getAtIndex(JAVA_FLOAT, j));
        a = load(values, value, some).fma(weight, a);
      }
      store(a.mul(scale), y, to + c, some);
    }
  }
}
