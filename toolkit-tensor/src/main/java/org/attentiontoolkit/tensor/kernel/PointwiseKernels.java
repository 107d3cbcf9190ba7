package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * What treats every value alike. All arrays of a call have the same length; a result may overwrite
 * an operand. Where there is an {@code add}, results are added to what is there, otherwise they
 * replace it unread.
 */
public interface PointwiseKernels {
  /** {@code y = value} everywhere. */
  void fill(DenseArray y, double value);

  /** {@code y = alpha · x}. */
  void scale(DenseArray x, double alpha, DenseArray y, boolean add);

  /** {@code y = x + value}. */
  void addScalar(DenseArray x, double value, DenseArray y);

  /** {@code y = f(a, b)}. */
  void binary(Binary f, DenseArray a, DenseArray b, DenseArray y, boolean add);

  /** {@code y = f(x)}. */
  void unary(Unary f, DenseArray x, DenseArray y);

  /**
   * {@code dx = f′(x) · dy}. Where {@link Unary#gradientFromResult} holds, {@code x} is not looked
   * at; otherwise {@code y} is not.
   */
  void unaryGradient(
      Unary f, DenseArray x, DenseArray y, DenseArray dy, DenseArray dx, boolean add);

  /** {@code y = x · multiplier}, for the rule's rows; also its own gradient. */
  void dropout(DenseArray x, DropoutRule rule, DenseArray y, boolean add);

  /** {@code y = alpha · Σ x}, one value. */
  void sum(DenseArray x, double alpha, DenseArray y, boolean add);

  /** {@code y = x}. */
  default void copy(DenseArray x, DenseArray y) {
    scale(x, 1, y, false);
  }
}
