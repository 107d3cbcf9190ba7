package org.attentiontoolkit.tensor.kernel.simd.product;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.parallel.Workers;

/** Packs right operands into {@link Panels} and multiplies with them, in parts for all threads. */
final class PanelProducts {
  /** Multiply-adds that are worth a part of their own. */
  private static final long WORK_PER_PART = 2_000_000;

  private final Workers workers;

  PanelProducts(Workers workers) {
    this.workers = workers;
  }

  /**
   * Packs {@code op(b)}.
   *
   * @param panels where to: {@link Panels#count} times {@link Panels#length} values
   */
  void pack(Matrix b, boolean transposed, MemorySegment panels) {
    int depth = transposed ? b.columns() : b.rows();
    int columns = transposed ? b.rows() : b.columns();
    workers.run(
        Panels.count(columns),
        panel -> Panels.pack(b, transposed, panel, panels, panel * Panels.length(depth)));
  }

  /** {@code c = op(a) b}, added to something, where b was packed. */
  void multiply(Matrix a, boolean transposed, MemorySegment panels, Addend addend, Matrix c) {
    LeftStrips strips = new LeftStrips(a, transposed);
    int depth = strips.depth();
    int count = Panels.count(c.columns());
    long length = Panels.length(depth);
    long workOfPanel = strips.longestBand() * length;
    int together = (int) Math.clamp(WORK_PER_PART / Math.max(1, workOfPanel), 1, count);
    int groups = Math.ceilDiv(count, together);
    workers.run(
        strips.bands() * groups,
        part -> {
          int band = part / groups;
          MemorySegment left = strips.get(band);
          Matrix rows = c.rowRange(strips.start(band), strips.start(band + 1));
          int first = part % groups * together;
          for (int panel = first; panel < Math.min(count, first + together); panel++) {
            int from = panel * Panels.COLUMNS;
            int to = Math.min(c.columns(), from + Panels.COLUMNS);
            Tiles.product(
                left,
                depth,
                panels,
                panel * length,
                addend.columnRange(from, to),
                rows.columnRange(from, to));
          }
        });
  }
}
