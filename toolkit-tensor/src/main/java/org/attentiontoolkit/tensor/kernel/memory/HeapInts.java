package org.attentiontoolkit.tensor.kernel.memory;

import org.attentiontoolkit.tensor.memory.IntArray;

/** Whole numbers on the heap, where kernels of the CPU read them. */
public final class HeapInts implements IntArray {
  private final int[] values;

  HeapInts(int[] values) {
    this.values = values;
  }

  /** The numbers themselves. */
  public static int[] of(IntArray array) {
    if (array instanceof HeapInts ints) {
      return ints.values;
    }
    throw new IllegalArgumentException("whole numbers of another kernel set: " + array);
  }

  @Override
  public int length() {
    return values.length;
  }

  @Override
  public int[] toInts() {
    return values.clone();
  }
}
