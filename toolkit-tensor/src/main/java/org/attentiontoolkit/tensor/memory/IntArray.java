package org.attentiontoolkit.tensor.memory;

/** Whole numbers in the memory of a kernel set. */
public interface IntArray {
  /** How many there are. */
  int length();

  /** All of them, a copy. */
  int[] toInts();
}
