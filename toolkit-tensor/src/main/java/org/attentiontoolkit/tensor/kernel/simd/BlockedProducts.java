package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * Large products, block by block: Goto and van de Geijn, "Anatomy of high-performance matrix
 * multiplication", 2008. A block of the right operand is packed into {@link Panels}, which all
 * threads read; each thread takes {@linkplain LeftBand bands} of the left operand's rows.
 */
final class BlockedProducts {
  /** A panel of this depth, and a band of the left operand, fit into the second-level cache. */
  private static final int DEPTH = 512;

  /** Panels of a block: 4 MB at full depth. */
  private static final int PANELS = 2048 / Panels.COLUMNS;

  private static final int BLOCK_COLUMNS = PANELS * Panels.COLUMNS;

  /** Multiply-adds that are worth a part of their own. */
  private static final long WORK_PER_PART = 8_000_000;

  private static final long MIN_WORK = 4_000_000;
  private static final int MIN_ROWS = 128;
  private static final int MIN_DEPTH = 32;

  private final Workers workers;

  // Of each thread: products may run inside a part of other work.
  private final ThreadLocal<DenseArray> blocks =
      ThreadLocal.withInitial(
          () -> DenseArray.zeros(Precision.FLOAT, Shape.of(DEPTH, BLOCK_COLUMNS)));

  BlockedProducts(Workers workers) {
    this.workers = workers;
  }

  /** Whether a product is large enough, and most of its columns fill panels. */
  static boolean suits(Matrix c, int depth) {
    return c.rows() >= MIN_ROWS
        && depth >= MIN_DEPTH
        && Panels.suit(c.columns())
        && (long) c.rows() * c.columns() * depth >= MIN_WORK;
  }

  /** {@code c = op(a) op(b)}, or added to c. */
  void multiply(
      Matrix a, boolean transposeA, Matrix b, boolean transposeB, boolean overwrite, Matrix c) {
    int depth = transposeA ? a.rows() : a.columns();
    int step = Math.ceilDiv(depth, Math.ceilDiv(depth, DEPTH));
    for (int column = 0; column < c.columns(); column += BLOCK_COLUMNS) {
      int columnEnd = Math.min(c.columns(), column + BLOCK_COLUMNS);
      for (int k = 0; k < depth; k += step) {
        int kEnd = Math.min(depth, k + step);
        block(
            transposeA ? a.rowRange(k, kEnd) : a.columnRange(k, kEnd),
            transposeA,
            transposeB
                ? b.rowRange(column, columnEnd).columnRange(k, kEnd)
                : b.rowRange(k, kEnd).columnRange(column, columnEnd),
            transposeB,
            overwrite && k == 0,
            c.columnRange(column, columnEnd));
      }
    }
  }

  private void block(
      Matrix a, boolean transposeA, Matrix b, boolean transposeB, boolean overwrite, Matrix c) {
    int depth = transposeA ? a.rows() : a.columns();
    int panels = Panels.count(c.columns());
    long panelLength = Panels.length(depth);
    MemorySegment packed = blocks.get().segment();
    workers.run(panels, panel -> Panels.pack(b, transposeB, panel, packed, panel * panelLength));
    // A band that has to be copied is copied once for all panels.
    int together =
        transposeA
            ? panels
            : (int) Math.clamp(WORK_PER_PART / (LeftBand.ROWS * panelLength), 1, panels);
    int groups = Math.ceilDiv(panels, together);
    workers.run(
        Math.ceilDiv(c.rows(), LeftBand.ROWS) * groups,
        part -> {
          int row = part / groups * LeftBand.ROWS;
          int rowEnd = Math.min(c.rows(), row + LeftBand.ROWS);
          PanelProduct product = LeftBand.of(a, transposeA, c, row, rowEnd);
          int first = part % groups * together;
          for (int panel = first; panel < Math.min(panels, first + together); panel++) {
            Tiles.product(product, packed, panel * panelLength, panel, overwrite);
          }
        });
  }
}
