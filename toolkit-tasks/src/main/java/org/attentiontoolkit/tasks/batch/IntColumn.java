package org.attentiontoolkit.tasks.batch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Numbers beside the heap, which goes back to the system when nobody refers to it. */
final class IntColumn {
  private static final int LEAST = 1 << 10;

  private MemorySegment values = Arena.ofAuto().allocate(ValueLayout.JAVA_INT, LEAST);
  private int size;

  /** Without any. */
  IntColumn() {}

  /** 0, 1, … count - 1. */
  static IntColumn upTo(int count) {
    IntColumn column = new IntColumn();
    column.values = Arena.ofAuto().allocate(ValueLayout.JAVA_INT, Math.max(1, count));
    for (int i = 0; i < count; i++) {
      column.values.setAtIndex(ValueLayout.JAVA_INT, i, i);
    }
    column.size = count;
    return column;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return values.getAtIndex(ValueLayout.JAVA_INT, index);
  }

  void add(int value) {
    if ((long) size * Integer.BYTES == values.byteSize()) {
      MemorySegment longer = Arena.ofAuto().allocate(ValueLayout.JAVA_INT, 2L * size);
      MemorySegment.copy(values, 0, longer, 0, values.byteSize());
      values = longer;
    }
    values.setAtIndex(ValueLayout.JAVA_INT, size++, value);
  }

  void swap(int a, int b) {
    int swapped = get(a);
    values.setAtIndex(ValueLayout.JAVA_INT, a, get(b));
    values.setAtIndex(ValueLayout.JAVA_INT, b, swapped);
  }

  /** Some of them, from one place up to another. */
  int[] slice(int from, int to) {
    int[] slice = new int[to - from];
    MemorySegment.copy(
        values, ValueLayout.JAVA_INT, (long) from * Integer.BYTES, slice, 0, slice.length);
    return slice;
  }

  /** Puts numbers in place of those from one place on. */
  void put(int from, int[] numbers) {
    MemorySegment.copy(
        numbers, 0, values, ValueLayout.JAVA_INT, (long) from * Integer.BYTES, numbers.length);
  }
}
