package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.Matrix;

/**
 * What all panels of a product share; places and strides in bytes.
 *
 * @param rows of the left operand and of the result
 * @param columns of the result
 * @param depth columns of the left operand
 * @param a the left operand, {@code [rows, depth]}
 * @param aRowStride from one of its rows to the next
 * @param aDepthStride from one of its columns to the next
 * @param readable how many rows can be read, at least {@link Tiles#ROWS}
 * @param c the result, {@code [rows, columns]}
 * @param cStride from one of its rows to the next
 */
record PanelProduct(
    int rows,
    int columns,
    int depth,
    MemorySegment a,
    long aStart,
    long aRowStride,
    long aDepthStride,
    int readable,
    MemorySegment c,
    long cStart,
    long cStride) {

  /**
   * With a left operand as it lies in memory, {@link Tiles#ROWS} rows at least.
   *
   * @param a {@code [rows, depth]}
   */
  static PanelProduct of(Matrix a, Matrix c) {
    return of(a.columns(), a, bytes(a.stride()), Float.BYTES, a.rows(), c);
  }

  /**
   * With a left operand whose columns follow one another, each with room for {@code a.stride()}
   * rows.
   *
   * @param a the transpose of the left operand, {@code [depth, rows]}
   */
  static PanelProduct ofColumns(Matrix a, Matrix c) {
    return of(a.rows(), a, Float.BYTES, bytes(a.stride()), a.stride(), c);
  }

  private static PanelProduct of(
      int depth, Matrix a, long rowStride, long depthStride, int readable, Matrix c) {
    return new PanelProduct(
        c.rows(),
        c.columns(),
        depth,
        a.array().segment(),
        bytes(a.offset()),
        rowStride,
        depthStride,
        readable,
        c.array().segment(),
        bytes(c.offset()),
        bytes(c.stride()));
  }

  private static long bytes(long values) {
    return values * Float.BYTES;
  }

  long aRow(int row) {
    return aStart + row * aRowStride;
  }

  long cRow(int row) {
    return cStart + row * cStride;
  }

  /**
   * Where the tile begins that row {@code row} is computed in: no later, and readable to its end.
   */
  int lastTileRow(int row) {
    return Math.min(row, readable - Tiles.ROWS);
  }
}
