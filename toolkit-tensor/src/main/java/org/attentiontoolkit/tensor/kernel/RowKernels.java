package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * What works along the rows or columns of a matrix. Where there is an {@code add}, results are
 * added to what is there, otherwise they replace it unread.
 */
public interface RowKernels {
  /** {@code y[D] = Σₙ x[N, D]}. */
  void sumRows(DenseArray x, DenseArray y, boolean add);

  /** {@code y[D] = Σₙ a[N, D] · b[N, D]}. */
  void sumRowProducts(DenseArray a, DenseArray b, DenseArray y, boolean add);

  /** {@code c[n] = Σ_d a[n, d] · b[n, d]}. */
  void rowDots(DenseArray a, DenseArray b, DenseArray c, boolean add);

  /** {@code y[n] = x[n] + row}; {@code y} may be {@code x}. */
  void addRow(DenseArray x, DenseArray row, DenseArray y);

  /** {@code y[n] = x[n] · row}. */
  void multiplyRow(DenseArray x, DenseArray row, DenseArray y, boolean add);

  /** {@code y[n] = x[n] · c[n]}, one factor a row. */
  void multiplyColumn(DenseArray x, DenseArray c, DenseArray y, boolean add);

  /** {@code y[i] = x[index[i]]}. */
  void gatherRows(DenseArray x, int[] index, DenseArray y, boolean add);

  /** {@code y[index[i]] += x[i]}, in the order of i. */
  void scatterAddRows(DenseArray x, int[] index, DenseArray y);

  /** {@code index[n]} = the column of the largest value of row n, the first of equals. */
  void argMaxRows(DenseArray x, int[] index);

  /** {@code y = x}, both of the same sizes. */
  void copy(Matrix x, Matrix y, boolean add);

  /** {@code y[M, N] = x[N, M]ᵀ}. */
  void transpose(DenseArray x, DenseArray y, boolean add);
}
