package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/** Matrix products. */
public interface ProductKernels {
  /** {@code c = alpha · op(a) op(b)}, added to something, where {@code op} transposes or not. */
  void multiply(
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double alpha,
      Addend addend,
      Matrix c);

  /**
   * As {@link #multiply} with alpha 1, but each row of the result depends on its own row of {@code
   * a} and on {@code b} alone: it has the same bits among other rows and among more or fewer.
   */
  void multiplyRows(Matrix a, Matrix b, boolean transposeB, Addend addend, Matrix c);

  /**
   * Whether it pays to {@linkplain #pack} an {@code op(b)} with so many columns that is multiplied
   * many times with few rows.
   */
  default boolean packs(int columns) {
    return false;
  }

  /** How many values {@code op(b) [depth, columns]} takes when packed. */
  default long packedLength(int depth, int columns) {
    throw new UnsupportedOperationException();
  }

  /**
   * Lays out {@code op(b)} as {@link #multiplyPacked} likes it.
   *
   * @param packed {@link #packedLength} values, its old content is lost
   */
  default void pack(Matrix b, boolean transposeB, DenseArray packed) {
    throw new UnsupportedOperationException();
  }

  /** As {@link #multiplyRows} to the bit, where {@code op(b)} was packed. */
  default void multiplyPacked(Matrix a, DenseArray packed, Addend addend, Matrix c) {
    throw new UnsupportedOperationException();
  }
}
