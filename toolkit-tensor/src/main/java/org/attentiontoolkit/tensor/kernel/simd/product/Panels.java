package org.attentiontoolkit.tensor.kernel.simd.product;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.Matrix;

/**
 * The right operand of a product as panels: some columns of it, row after row, so that a kernel
 * reads each panel from start to end. The last panel is filled up with zeros.
 */
final class Panels {
  /** Columns of a panel. */
  static final int COLUMNS = Tiles.COLUMNS;

  private static final long ROW_BYTES = (long) COLUMNS * Float.BYTES;

  private Panels() {}

  static int count(int columns) {
    return Math.ceilDiv(columns, COLUMNS);
  }

  /** Whether the zeros that fill up the last panel are few. */
  static boolean suit(int columns) {
    return columns > 0 && (count(columns) * COLUMNS - columns) * 4 <= columns;
  }

  /** Values of one panel. */
  static long length(int depth) {
    return (long) depth * COLUMNS;
  }

  /**
   * Copies one panel of {@code op(b)}.
   *
   * @param panel which
   * @param from where to, in values
   */
  static void pack(Matrix b, boolean transposed, int panel, MemorySegment panels, long from) {
    int first = panel * COLUMNS;
    int end = Math.min(first + COLUMNS, transposed ? b.rows() : b.columns());
    int depth = transposed ? b.columns() : b.rows();
    if (end - first < COLUMNS) {
      panels.asSlice(from * Float.BYTES, depth * ROW_BYTES).fill((byte) 0);
    }
    if (transposed) {
      Packing.transpose(b.rowRange(first, end), panels, from, COLUMNS);
    } else {
      Packing.copy(b.columnRange(first, end), panels, from, COLUMNS);
    }
  }
}
