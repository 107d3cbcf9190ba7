package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * Products with a right operand that was packed before: panels of some columns, each one row after
 * another, so that a kernel reads it from start to end. A recurrent cell multiplies few rows with
 * the same large weights at every step; OpenBLAS packs them anew each time.
 */
final class PackedProducts {
  /** Multiply-adds that are worth a part of their own. */
  private static final long WORK_PER_PART = 2_000_000;

  private static final boolean WIDE = VectorMath.LANES == 16;
  private static final int COLUMNS = WIDE ? WidePanels.COLUMNS : NarrowPanels.COLUMNS;

  private final Workers workers;

  PackedProducts(Workers workers) {
    this.workers = workers;
  }

  /** Whether a right operand of so many columns can be packed: into whole panels. */
  static boolean packs(int columns) {
    return columns > 0 && columns % COLUMNS == 0;
  }

  void pack(Matrix b, boolean transpose, DenseArray packed) {
    int depth = transpose ? b.columns() : b.rows();
    int columns = transpose ? b.rows() : b.columns();
    MemorySegment values = b.array().segment();
    MemorySegment panels = packed.segment();
    workers.run(
        columns / COLUMNS,
        panel -> {
          long to = (long) panel * depth * COLUMNS;
          if (transpose) {
            packTransposed(b, values, panel * COLUMNS, panels, to);
          } else {
            for (int k = 0; k < depth; k++) {
              long from = b.offset() + (long) k * b.stride() + (long) panel * COLUMNS;
              MemorySegment.copy(
                  values,
                  from * Float.BYTES,
                  panels,
                  (to + (long) k * COLUMNS) * Float.BYTES,
                  (long) COLUMNS * Float.BYTES);
            }
          }
        });
  }

  /** Reads rows, writes columns. */
  private static void packTransposed(
      Matrix b, MemorySegment values, int firstRow, MemorySegment panels, long to) {
    for (int j = 0; j < COLUMNS; j++) {
      long from = b.offset() + (long) (firstRow + j) * b.stride();
      for (int k = 0; k < b.columns(); k++) {
        float value = values.getAtIndex(ValueLayout.JAVA_FLOAT, from + k);
        panels.setAtIndex(ValueLayout.JAVA_FLOAT, to + (long) k * COLUMNS + j, value);
      }
    }
  }

  /** {@code c += a b}. */
  void addProduct(Matrix a, DenseArray packed, Matrix c) {
    PanelProduct product = PanelProduct.of(a, c);
    MemorySegment panels = packed.segment();
    int count = c.columns() / COLUMNS;
    long work = (long) a.rows() * a.columns() * COLUMNS;
    int together = (int) Math.clamp(WORK_PER_PART / Math.max(1, work), 1, count);
    workers.run(
        Math.ceilDiv(count, together),
        part -> {
          int end = Math.min(count, (part + 1) * together);
          for (int panel = part * together; panel < end; panel++) {
            long from = (long) panel * a.columns() * COLUMNS * Float.BYTES;
            long column = (long) panel * COLUMNS * Float.BYTES;
            if (WIDE) {
              WidePanels.addProduct(product, panels, from, column);
            } else {
              NarrowPanels.addProduct(product, panels, from, column);
            }
          }
        });
  }
}
