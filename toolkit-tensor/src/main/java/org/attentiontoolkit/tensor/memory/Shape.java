package org.attentiontoolkit.tensor.memory;

import java.util.Arrays;

/** The sizes of an array, outermost first; row-major. A scalar has rank 0 and one value. */
public final class Shape {
  private final int[] sizes;

  private Shape(int[] sizes) {
    this.sizes = sizes;
  }

  /**
   * A shape of the given sizes.
   *
   * @throws IllegalArgumentException if a size is negative
   */
  public static Shape of(int... sizes) {
    for (int size : sizes) {
      if (size < 0) {
        throw new IllegalArgumentException("negative size in shape " + Arrays.toString(sizes));
      }
    }
    return new Shape(sizes.clone());
  }

  /** How many sizes there are. */
  public int rank() {
    return sizes.length;
  }

  /** Size of one axis, counted from 0, or from the end when negative. */
  public int size(int axis) {
    return sizes[axis < 0 ? axis + sizes.length : axis];
  }

  /** All sizes, a copy. */
  public int[] sizes() {
    return sizes.clone();
  }

  /** How many values an array of this shape holds. */
  public long length() {
    long length = 1;
    for (int size : sizes) {
      length = Math.multiplyExact(length, size);
    }
    return length;
  }

  /** The last size, 1 for a scalar: the length of a row. */
  public int columns() {
    return sizes.length == 0 ? 1 : sizes[sizes.length - 1];
  }

  /** The product of all sizes but the last: how many rows there are. */
  public int rows() {
    long rows = 1;
    for (int i = 0; i < sizes.length - 1; i++) {
      rows *= sizes[i];
    }
    return Limits.count("rows", rows);
  }

  /** This shape with another last size. */
  public Shape withColumns(int columns) {
    int[] changed = sizes.length == 0 ? new int[1] : sizes.clone();
    changed[changed.length - 1] = columns;
    return of(changed);
  }

  /** This shape with another first size. */
  public Shape withFirst(int first) {
    int[] changed = sizes.clone();
    changed[0] = first;
    return of(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  @Override
  public String toString() {
    return Arrays.toString(sizes);
  }
}
