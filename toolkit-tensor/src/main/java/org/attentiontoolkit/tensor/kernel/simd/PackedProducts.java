package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * Products with a right operand that was packed before. A recurrent cell multiplies few rows with
 * the same large weights at every step; OpenBLAS packs them anew each time.
 */
final class PackedProducts {
  /** Multiply-adds that are worth a part of their own. */
  private static final long WORK_PER_PART = 2_000_000;

  private final Workers workers;

  PackedProducts(Workers workers) {
    this.workers = workers;
  }

  void pack(Matrix b, boolean transpose, DenseArray packed) {
    int depth = transpose ? b.columns() : b.rows();
    int columns = transpose ? b.rows() : b.columns();
    MemorySegment panels = packed.segment();
    workers.run(
        Panels.count(columns),
        panel -> Panels.pack(b, transpose, panel, panels, panel * Panels.length(depth)));
  }

  /** {@code c += a b}. */
  void addProduct(Matrix a, DenseArray packed, Matrix c) {
    if (a.rows() == 0 || a.columns() == 0) {
      return;
    }
    MemorySegment panels = packed.segment();
    int count = Panels.count(c.columns());
    long panelLength = Panels.length(a.columns());
    int together = (int) Math.clamp(WORK_PER_PART / (a.rows() * panelLength), 1, count);
    workers.run(
        Math.ceilDiv(count, together),
        part -> {
          PanelProduct product = a.rows() < Tiles.ROWS ? LeftBand.few(a, c) : PanelProduct.of(a, c);
          int end = Math.min(count, (part + 1) * together);
          for (int panel = part * together; panel < end; panel++) {
            Tiles.product(product, panels, panel * panelLength, panel, false);
          }
        });
  }
}
