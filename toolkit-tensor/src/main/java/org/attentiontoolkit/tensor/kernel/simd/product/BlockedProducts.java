package org.attentiontoolkit.tensor.kernel.simd.product;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.simd.vector.Scratch;

/**
 * Large products, block by block of the right operand: Goto and van de Geijn, "Anatomy of
 * high-performance matrix multiplication", 2008.
 */
final class BlockedProducts {
  /** Strips of this depth stay in the second-level cache. */
  private static final int DEPTH = 1024;

  /** Columns of a block, whole panels: 8 MB at full depth. */
  private static final int COLUMNS = 2048 / Panels.COLUMNS * Panels.COLUMNS;

  private static final long MIN_WORK = 4_000_000;
  private static final int MIN_ROWS = 128;
  private static final int MIN_DEPTH = 32;

  private static final Scratch BLOCKS = new Scratch();

  private final PanelProducts products;

  BlockedProducts(PanelProducts products) {
    this.products = products;
  }

  /**
   * Whether a product is so large that packing costs it little, and fills its panels; with shorter
   * vectors OpenBLAS is ahead.
   */
  static boolean suits(Matrix c, int depth) {
    return Tiles.WIDE
        && c.rows() >= MIN_ROWS
        && depth >= MIN_DEPTH
        && Panels.suit(c.columns())
        && (long) c.rows() * c.columns() * depth >= MIN_WORK;
  }

  /** {@code c = op(a) op(b)}, added to something. */
  void multiply(
      Matrix a, boolean transposeA, Matrix b, boolean transposeB, Addend addend, Matrix c) {
    int depth = transposeA ? a.rows() : a.columns();
    int step = Math.ceilDiv(depth, Math.ceilDiv(depth, DEPTH));
    MemorySegment packed = BLOCKS.values((long) DEPTH * COLUMNS);
    for (int column = 0; column < c.columns(); column += COLUMNS) {
      int columnEnd = Math.min(c.columns(), column + COLUMNS);
      for (int k = 0; k < depth; k += step) {
        int kEnd = Math.min(depth, k + step);
        Matrix block =
            transposeB
                ? b.rowRange(column, columnEnd).columnRange(k, kEnd)
                : b.rowRange(k, kEnd).columnRange(column, columnEnd);
        products.pack(block, transposeB, packed);
        products.multiply(
            transposeA ? a.rowRange(k, kEnd) : a.columnRange(k, kEnd),
            transposeA,
            packed,
            k == 0 ? addend.columnRange(column, columnEnd) : new Addend.Result(),
            c.columnRange(column, columnEnd));
      }
    }
  }
}
