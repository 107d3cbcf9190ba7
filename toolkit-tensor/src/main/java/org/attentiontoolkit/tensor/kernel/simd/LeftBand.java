package org.attentiontoolkit.tensor.kernel.simd;

import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * Some rows of a left operand, as tiles can read them: as they lie, or, where they are columns in
 * memory or too few, copied so that what a tile reads together lies together.
 */
final class LeftBand {
  /** As many rows as a panel has columns, so that both are packed alike. */
  static final int ROWS = Panels.COLUMNS;

  // Of each thread: products may run inside a part of other work.
  private static final ThreadLocal<DenseArray> COPY = new ThreadLocal<>();

  private LeftBand() {}

  /**
   * Rows {@code from} to {@code to} of {@code op(a)}, at most {@link #ROWS}, and of the result.
   *
   * @param c the whole result
   */
  static PanelProduct of(Matrix a, boolean transposed, Matrix c, int from, int to) {
    Matrix result = c.rowRange(from, to);
    if (transposed) {
      Matrix columns = a.columnRange(from, to);
      DenseArray copy = room(a.rows());
      Panels.copy(columns, copy.segment(), 0);
      return PanelProduct.ofColumns(new Matrix(copy, 0, a.rows(), to - from, ROWS), result);
    }
    Matrix rows = a.rowRange(from, to);
    return to - from < Tiles.ROWS ? few(rows, result) : PanelProduct.of(rows, result);
  }

  /** Of less than a tile's rows. */
  static PanelProduct few(Matrix rows, Matrix c) {
    DenseArray copy = room(rows.columns());
    Panels.transpose(rows, ROWS, copy.segment(), 0);
    return PanelProduct.ofColumns(new Matrix(copy, 0, rows.columns(), rows.rows(), ROWS), c);
  }

  private static DenseArray room(int depth) {
    DenseArray copy = COPY.get();
    long needed = (long) depth * ROWS;
    if (copy == null || copy.length() < needed) {
      copy = DenseArray.zeros(Precision.FLOAT, Shape.of(Math.toIntExact(needed)));
      COPY.set(copy);
    }
    return copy;
  }
}
