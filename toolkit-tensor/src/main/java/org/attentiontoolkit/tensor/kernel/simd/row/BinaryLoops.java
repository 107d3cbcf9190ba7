package org.attentiontoolkit.tensor.kernel.simd.row;

import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.all;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.put;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.simd.vector.RowLoops;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/**
 * Functions of {@code length} values of one row, from {@code at} on, and another row or one value.
 * Each has its own loop: a choice within would make an object of every vector.
 */
final class BinaryLoops {
  private BinaryLoops() {}

  static void withRow(
      Binary f,
      MemorySegment x,
      MemorySegment row,
      MemorySegment y,
      long at,
      int length,
      boolean add) {
    switch (f) {
      case ADD -> addRow(x, row, y, at, length, add);
      case SUBTRACT -> subtractRow(x, row, y, at, length, add);
      case MULTIPLY -> multiplyRow(x, row, y, at, length, add);
      case DIVIDE -> divideRow(x, row, y, at, length, add);
      case MINIMUM -> minimumRow(x, row, y, at, length, add);
      case MAXIMUM -> maximumRow(x, row, y, at, length, add);
    }
  }

  static void withValue(
      Binary f, MemorySegment x, float value, MemorySegment y, long at, int length, boolean add) {
    switch (f) {
      case ADD -> addValue(x, value, y, at, length, add);
      case SUBTRACT -> addValue(x, -value, y, at, length, add);
      case MULTIPLY -> RowLoops.scale(x, at, value, y, at, length, add);
      case DIVIDE -> divideByValue(x, value, y, at, length, add);
      case MINIMUM -> minimumValue(x, value, y, at, length, add);
      case MAXIMUM -> maximumValue(x, value, y, at, length, add);
    }
  }

  private static void addRow(
      MemorySegment x, MemorySegment row, MemorySegment y, long at, int length, boolean add) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      put(load(x, at + d).add(load(row, d)), y, at + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      put(load(x, at + d, tail).add(load(row, d, tail)), y, at + d, add, tail);
    }
  }

  private static void subtractRow(
      MemorySegment x, MemorySegment row, MemorySegment y, long at, int length, boolean add) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      put(load(x, at + d).sub(load(row, d)), y, at + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      put(load(x, at + d, tail).sub(load(row, d, tail)), y, at + d, add, tail);
    }
  }

  private static void multiplyRow(
      MemorySegment x, MemorySegment row, MemorySegment y, long at, int length, boolean add) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      put(load(x, at + d).mul(load(row, d)), y, at + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      put(load(x, at + d, tail).mul(load(row, d, tail)), y, at + d, add, tail);
    }
  }

  private static void divideRow(
      MemorySegment x, MemorySegment row, MemorySegment y, long at, int length, boolean add) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      put(load(x, at + d).div(load(row, d)), y, at + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      put(load(x, at + d, tail).div(load(row, d, tail)), y, at + d, add, tail);
    }
  }

  private static void minimumRow(
      MemorySegment x, MemorySegment row, MemorySegment y, long at, int length, boolean add) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      put(load(x, at + d).min(load(row, d)), y, at + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      put(load(x, at + d, tail).min(load(row, d, tail)), y, at + d, add, tail);
    }
  }

  private static void maximumRow(
      MemorySegment x, MemorySegment row, MemorySegment y, long at, int length, boolean add) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      put(load(x, at + d).max(load(row, d)), y, at + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      put(load(x, at + d, tail).max(load(row, d, tail)), y, at + d, add, tail);
    }
  }

  private static void addValue(
      MemorySegment x, float value, MemorySegment y, long at, int length, boolean add) {
    FloatVector v = all(value);
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      put(load(x, at + d).add(v), y, at + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      put(load(x, at + d, tail).add(v), y, at + d, add, tail);
    }
  }

  private static void divideByValue(
      MemorySegment x, float value, MemorySegment y, long at, int length, boolean add) {
    FloatVector v = all(value);
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      put(load(x, at + d).div(v), y, at + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      put(load(x, at + d, tail).div(v), y, at + d, add, tail);
    }
  }

  private static void minimumValue(
      MemorySegment x, float value, MemorySegment y, long at, int length, boolean add) {
    FloatVector v = all(value);
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      put(load(x, at + d).min(v), y, at + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      put(load(x, at + d, tail).min(v), y, at + d, add, tail);
    }
  }

  private static void maximumValue(
      MemorySegment x, float value, MemorySegment y, long at, int length, boolean add) {
    FloatVector v = all(value);
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      put(load(x, at + d).max(v), y, at + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      put(load(x, at + d, tail).max(v), y, at + d, add, tail);
    }
  }
}
