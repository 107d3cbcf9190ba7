package org.attentiontoolkit.tensor.kernel.simd.vector;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.blas.OpenBlas.Operand;
import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * Rows of one width in native memory, an array's or a loop's own; places in values.
 *
 * @param at where the first begins
 * @param stride from one row to the next
 * @param width of a row
 */
public record Rows(MemorySegment values, long at, int stride, int width) {
  /**
   * Rows from row {@code first} of an array on.
   *
   * @param part which of as many equal parts of its columns
   */
  public static Rows of(DenseArray x, int first, int part, int parts) {
    int width = x.columns() / parts;
    long at = (long) first * x.columns() + (long) part * width;
    return new Rows(segment(x), at, x.columns(), width);
  }

  /** Where a row begins. */
  public long row(int i) {
    return at + (long) i * stride;
  }

  /** Those from row i on. */
  public Rows from(int i) {
    return new Rows(values, row(i), stride, width);
  }

  /** Sets the first rows to 0. */
  public void clear(int rows) {
    for (int i = 0; i < rows; i++) {
      values.asSlice(row(i) * Float.BYTES, (long) width * Float.BYTES).fill((byte) 0);
    }
  }

  /** A matrix of some columns of the first rows. */
  public Operand matrix(int rows, int column, int columns, boolean transposed) {
    MemorySegment from = values.asSlice((at + column) * Float.BYTES);
    return new Operand(from, rows, columns, stride, transposed);
  }

  /** A matrix of the first rows. */
  public Operand matrix(int rows) {
    return matrix(rows, 0, width, false);
  }
}
