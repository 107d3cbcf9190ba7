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
 * in which they lie, and sums stay in registers.
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
    int c = 0;
    for (; c <= rows.width() - 2 * LANES; c += 2 * LANES) {
      FloatVector a = add ? load(y.values(), to + c) : all(0);
      FloatVector b = add ? load(y.values(), to + c + LANES) : all(0);
      long row = rows.at() + c;
      for (int j = 0; j < count; j++, row += rows.stride()) {
        long place = weight + (long) j * distance;
        FloatVector w = all(scale * weights.getAtIndex(ValueLayout.JAVA_FLOAT, place));
        a = load(rows.values(), row).fma(w, a);
        b = load(rows.values(), row + LANES).fma(w, b);
      }
      store(a, y.values(), to + c);
      store(b, y.values(), to + c + LANES);
    }
    for (; c < rows.width(); c += LANES) {
      VectorMask<Float> some = VectorMath.tail(c, rows.width());
      FloatVector a = add ? load(y.values(), to + c, some) : all(0);
      long row = rows.at() + c;
      for (int j = 0; j < count; j++, row += rows.stride()) {
        long place = weight + (long) j * distance;
        FloatVector w = all(scale * weights.getAtIndex(ValueLayout.JAVA_FLOAT, place));
        a = load(rows.values(), row, some).fma(w, a);
      }
      store(a, y.values(), to + c, some);
    }
  }
}
