package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/** Matrix products. */
public interface Products {
  /**
   * {@code c = alpha · op(a) op(b) + beta · c}, where {@code op} transposes or not. With {@code
   * beta} 0 the old content of {@code c} is not read.
   */
  void multiply(
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double alpha,
      double beta,
      Matrix c);

  /** {@code c = a op(b)}, added to something. */
  void multiply(Matrix a, Matrix b, boolean transposeB, Addend addend, Matrix c);

  /**
   * Whether it pays to {@linkplain #pack} an {@code op(b)} with so many columns that is multiplied
   * many times with few rows.
   */
  boolean packs(int columns);

  /** How many values {@code op(b) [depth, columns]} takes when packed. */
  long packedLength(int depth, int columns);

  /**
   * Lays out {@code op(b)} as {@link #multiplyPacked} likes it.
   *
   * @param packed {@link #packedLength} values, its old content is lost
   */
  void pack(Matrix b, boolean transposeB, DenseArray packed);

  /** {@code c = a op(b)}, added to something, where {@code op(b)} was packed. */
  void multiplyPacked(Matrix a, DenseArray packed, Addend addend, Matrix c);
}
