package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;

/**
 * What works along the rows or columns of a matrix {@code [N, D]}. Where there is an {@code add},
 * results are added to what is there, otherwise they replace it unread.
 */
public interface RowKernels {
  /** {@code y[D] = Σₙ x[N, D]}. */
  void sumRows(DenseArray x, DenseArray y, boolean add);

  /** {@code y[n] = f(x[n, 0], …, x[n, D − 1])}, D at least 1. */
  void reduce(Reduction f, DenseArray x, DenseArray y, boolean add);

  /** {@code y[n, d] = f(x[n, d], row[d])}; {@code y} may be {@code x}. */
  void withRow(Binary f, DenseArray x, DenseArray row, DenseArray y, boolean add);

  /** {@code y[n, d] = f(x[n, d], column[n])}; {@code y} may be {@code x}. */
  void withColumn(Binary f, DenseArray x, DenseArray column, DenseArray y, boolean add);

  /** {@code y[i] = x[index[i]]}. */
  void gatherRows(DenseArray x, IntArray index, DenseArray y, boolean add);

  /** {@code y[to[i]] = x[from[i]]}; no row of {@code y} twice. */
  void copyRows(DenseArray x, IntArray from, DenseArray y, IntArray to);

  /** {@code y[index[i]] += x[i]}, in the order of i. */
  void scatterAddRows(DenseArray x, IntArray index, DenseArray y);

  /** The column of the largest value of each row, the first of equals; D at least 1. */
  IntArray argMaxRows(DenseArray x);

  /**
   * The largest {@code count} values of each row, the largest first and the first of equals first:
   * {@code [N, count]}, {@code count} at most D. Where fewer are above −∞, the others are −∞, of
   * column 0.
   *
   * @return the columns they stand in, {@code [N, count]}
   */
  IntArray largest(DenseArray x, int count, DenseArray y);

  /** {@code y = x}, both of the same sizes. */
  void copy(Matrix x, Matrix y, boolean add);

  /** {@code y[M, N] = x[N, M]ᵀ}. */
  void transpose(DenseArray x, DenseArray y, boolean add);
}
