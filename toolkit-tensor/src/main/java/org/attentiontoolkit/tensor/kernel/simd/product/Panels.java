package org.attentiontoolkit.tensor.kernel.simd.product;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.simd.vector.Rows;

/**
 * The right operand of a product as panels: some columns of it, row after row, so that a kernel
 * reads each panel from start to end. The last panel is filled up with zeros.
 */
public final class Panels {
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
      transpose(b.rowRange(first, end), panels, from, COLUMNS);
    } else {
      copy(b.columnRange(first, end), panels, from, COLUMNS);
    }
  }

  /** Copies rows to places {@code stride} values apart. */
  static void copy(Matrix b, MemorySegment panel, long from, int stride) {
    MemorySegment values = segment(b.array());
    long bytes = (long) b.columns() * Float.BYTES;
    for (int k = 0; k < b.rows(); k++) {
      long source = (b.offset() + (long) k * b.stride()) * Float.BYTES;
      MemorySegment.copy(values, source, panel, (from + (long) k * stride) * Float.BYTES, bytes);
    }
  }

  /** Turns rows into columns. */
  static void transpose(Matrix b, MemorySegment panel, long from, int stride) {
    Rows rows = new Rows(segment(b.array()), b.offset(), b.stride(), b.columns());
    transpose(rows, b.rows(), panel, from, stride);
  }

  /** Turns rows into columns: reads four rows at a time, and writes what lies together. */
  public static void transpose(Rows rows, int count, MemorySegment panel, long from, int stride) {
    MemorySegment values = rows.values();
    int j = 0;
    for (; j + 4 <= count; j += 4) {
      long row0 = rows.row(j);
      long row1 = row0 + rows.stride();
      long row2 = row1 + rows.stride();
      long row3 = row2 + rows.stride();
      for (int k = 0; k < rows.width(); k++) {
        long to = from + (long) k * stride + j;
        panel.setAtIndex(JAVA_FLOAT, to, values.getAtIndex(JAVA_FLOAT, row0 + k));
        panel.setAtIndex(JAVA_FLOAT, to + 1, values.getAtIndex(JAVA_FLOAT, row1 + k));
        panel.setAtIndex(JAVA_FLOAT, to + 2, values.getAtIndex(JAVA_FLOAT, row2 + k));
        panel.setAtIndex(JAVA_FLOAT, to + 3, values.getAtIndex(JAVA_FLOAT, row3 + k));
      }
    }
    for (; j < count; j++) {
      long row = rows.row(j);
      for (int k = 0; k < rows.width(); k++) {
        long to = from + (long) k * stride + j;
        panel.setAtIndex(JAVA_FLOAT, to, values.getAtIndex(JAVA_FLOAT, row + k));
      }
    }
  }
}
