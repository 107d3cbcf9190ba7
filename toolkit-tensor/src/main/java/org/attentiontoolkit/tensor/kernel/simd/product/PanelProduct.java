package org.attentiontoolkit.tensor.kernel.simd.product;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

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
    return new PanelProduct(
        c.rows(),
        c.columns(),
        a.columns(),
        segment(a.array()),
        bytes(a.offset()),
        bytes(a.stride()),
        Float.BYTES,
        a.rows(),
        segment(c.array()),
        bytes(c.offset()),
        bytes(c.stride()));
  }

  /**
   * With a left operand whose columns follow one another.
   *
   * @param a the columns, each with room for {@code readable} rows
   */
  static PanelProduct ofColumns(MemorySegment a, int depth, int readable, Matrix c) {
    return new PanelProduct(
        c.rows(),
        c.columns(),
        depth,
        a,
        0,
        Float.BYTES,
        bytes(readable),
        readable,
        segment(c.array()),
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
