package org.attentiontoolkit.tensor.kernel.simd.vector;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.all;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.larger;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.put;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Loops over the values of one row, and over the rows of a band.
 *
 * <p>The launcher tells the compiler to inline no method of a class named …Loops: each is compiled
 * by itself and fits. Joined with its callers it would not, and what is left out makes an object of
 * every vector. So none of them takes or returns a vector.
 */
public final class RowLoops {
  private static final int TILE = 16;

  private RowLoops() {}

  /** The largest of {@code length} values from {@code at} on. */
  public static float max(MemorySegment x, long at, int length) {
    FloatVector a = all(Float.NEGATIVE_INFINITY);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector e = a;
    int d = 0;
    // Four at a time: a comparison waits for the one before.
    for (; d <= length - 4 * LANES; d += 4 * LANES) {
      a = larger(a, load(x, at + d));
      b = larger(b, load(x, at + d + LANES));
      c = larger(c, load(x, at + d + 2L * LANES));
      e = larger(e, load(x, at + d + 3L * LANES));
    }
    for (; d <= length - LANES; d += LANES) {
      a = larger(a, load(x, at + d));
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      b = b.blend(larger(b, load(x, at + d, tail)), tail);
    }
    return larger(larger(a, b), larger(c, e)).reduceLanes(VectorOperators.MAX);
  }

  /** The place of the first of the largest of {@code length} values from {@code at} on. */
  public static int argMax(MemorySegment x, long at, int length) {
    float max = max(x, at, length);
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      VectorMask<Float> found = load(x, at + d).compare(VectorOperators.EQ, max);
      if (found.anyTrue()) {
        return d + found.firstTrue();
      }
    }
    for (; d < length; d++) {
      if (x.getAtIndex(JAVA_FLOAT, at + d) == max) {
        return d;
      }
    }
    return 0;
  }

  /**
   * The first place, not before {@code from}, of a value above {@code bound} among {@code length}
   * from {@code at} on; {@code length} if there is none.
   */
  public static int above(MemorySegment x, long at, int from, int length, float bound) {
    int d = from;
    for (; d <= length - LANES; d += LANES) {
      VectorMask<Float> found = load(x, at + d).compare(VectorOperators.GT, bound);
      if (found.anyTrue()) {
        return d + found.firstTrue();
      }
    }
    for (; d < length; d++) {
      if (x.getAtIndex(JAVA_FLOAT, at + d) > bound) {
        return d;
      }
    }
    return length;
  }

  /** {@code y = factor · x} for {@code length} values. */
  public static void scale(
      MemorySegment x, long from, float factor, MemorySegment y, long to, int length, boolean add) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      put(load(x, from + d).mul(factor), y, to + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      put(load(x, from + d, tail).mul(factor), y, to + d, add, tail);
    }
  }

  /** {@code y = x} for {@code length} values. */
  public static void copy(
      MemorySegment x, long from, MemorySegment y, long to, int length, boolean add) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      put(load(x, from + d), y, to + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      put(load(x, from + d, tail), y, to + d, add, tail);
    }
  }

  /** Adds a number to {@code length} values. */
  public static void shift(MemorySegment y, long at, float summand, int length) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      store(load(y, at + d).add(summand), y, at + d);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      store(load(y, at + d, tail).add(summand), y, at + d, tail);
    }
  }

  /** {@code y = x · y} for {@code length} values. */
  public static void multiply(MemorySegment x, long from, MemorySegment y, long to, int length) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      store(load(x, from + d).mul(load(y, to + d)), y, to + d);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      store(load(x, from + d, tail).mul(load(y, to + d, tail)), y, to + d, tail);
    }
  }

  /** Rows {@code from} to {@code to} of {@code y[columns, rows] = x[rows, columns]ᵀ}. */
  public static void transpose(
      MemorySegment x, MemorySegment y, int rows, int columns, int from, int to, boolean add) {
    for (int tile = 0; tile < rows; tile += TILE) {
      int end = Math.min(rows, tile + TILE);
      for (int column = from; column < to; column++) {
        for (int row = tile; row < end; row++) {
          long target = (long) column * rows + row;
          float value = x.getAtIndex(JAVA_FLOAT, (long) row * columns + column);
          float before = add ? y.getAtIndex(JAVA_FLOAT, target) : 0;
          y.setAtIndex(JAVA_FLOAT, target, before + value);
        }
      }
    }
  }
}
