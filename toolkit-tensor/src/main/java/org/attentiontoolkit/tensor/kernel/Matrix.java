package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * A matrix laid out in an array: row {@code r} begins at {@code offset + r * stride}.
 *
 * @param array where the values are
 * @param offset place of the first value
 * @param rows how many rows
 * @param columns how many columns
 * @param stride values from the start of a row to the start of the next, at least {@code columns}
 */
public record Matrix(DenseArray array, long offset, int rows, int columns, int stride) {
  /** Checks that it lies within the array. */
  public Matrix {
    boolean empty = rows == 0 || columns == 0;
    long end = empty ? 0 : offset + (rows - 1L) * stride + columns;
    if (offset < 0 || rows < 0 || columns < 0 || stride < columns || end > array.length()) {
      throw new IndexOutOfBoundsException(
          "a matrix [%d, %d] with rows %d apart, from value %d of an array %s"
              .formatted(rows, columns, stride, offset, array.shape()));
    }
  }

  /** All of an array as {@code [rows, columns]}, all axes but the last taken together. */
  public static Matrix of(DenseArray array) {
    return new Matrix(array, 0, array.rows(), array.columns(), array.columns());
  }

  /** Columns {@code from} (inclusive) to {@code to} (exclusive) of this matrix. */
  public Matrix columnRange(int from, int to) {
    return new Matrix(array, offset + from, rows, to - from, stride);
  }

  /** Rows {@code from} (inclusive) to {@code to} (exclusive) of this matrix. */
  public Matrix rowRange(int from, int to) {
    return new Matrix(array, offset + (long) from * stride, to - from, columns, stride);
  }
}
