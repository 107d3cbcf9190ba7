package org.attentiontoolkit.tensor.kernel.simd.pair;

import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.all;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.attentiontoolkit.tensor.kernel.simd.vector.Rows;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/**
 * Products of one row with others, for few queries: rows are read one after another, in the order
 * in which they lie.
 */
final class PairLoops {
  private PairLoops() {}

  /**
   * {@code y[j] = scale · x[i] · rows[j]}, or adds it.
   *
   * @param count how many rows
   * @param at where y begins
   */
  static void dot(
      Rows x, int i, Rows rows, int count, float scale, MemorySegment y, long at, boolean add) {
    long from = x.row(i);
    for (int j = 0; j < count; j++) {
      float value =
          scale * VectorMath.dot(x.values(), from, rows.values(), rows.row(j), rows.width());
      float old = add ? y.getAtIndex(ValueLayout.JAVA_FLOAT, at + j) : 0;
      y.setAtIndex(ValueLayout.JAVA_FLOAT, at + j, old + value);
    }
  }

  /**
   * {@code y[i] = scale · Σ weight[j] · rows[j]}, or adds it.
   *
   * @param weight where the first weight is
   * @param distance from one weight to the next
   * @param count how many rows
   */
  static void sum(
      MemorySegment weights,
      long weight,
      int distance,
      Rows rows,
      int count,
      float scale,
      Rows y,
      int i,
      boolean add) {
    long to = y.row(i);
    if (!add) {
      y.values().asSlice(to * Float.BYTES, (long) rows.width() * Float.BYTES).fill((byte) 0);
    }
    for (int j = 0; j < count; j++) {
      long place = weight + (long) j * distance;
      float w = scale * weights.getAtIndex(ValueLayout.JAVA_FLOAT, place);
      addScaled(rows.values(), rows.row(j), w, y.values(), to, rows.width());
    }
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
