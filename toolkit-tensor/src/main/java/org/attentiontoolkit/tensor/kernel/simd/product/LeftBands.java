package org.attentiontoolkit.tensor.kernel.simd.product;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.simd.vector.Scratch;

/**
 * The left operand of one product in bands of rows, as tiles can read them: as they lie, or copied
 * so that what a tile reads together lies together. A thread that stays with a band copies it once.
 */
final class LeftBands {
  /** Rows of a band, whole tiles; a copy of the usual depth stays in the second-level cache. */
  private static final int ROWS = 128;

  private static final AtomicLong PRODUCTS = new AtomicLong();
  private static final ThreadLocal<Copy> COPIES = ThreadLocal.withInitial(Copy::new);

  private final long product = PRODUCTS.incrementAndGet();
  private final Matrix a;
  private final boolean transposed;
  private final Matrix c;
  private final int depth;

  /** What a thread has copied last. */
  private static final class Copy {
    private final Scratch scratch = new Scratch();
    private long product;
    private int band;
  }

  /** Of {@code c = op(a) b}. */
  LeftBands(Matrix a, boolean transposed, Matrix c) {
    this.a = a;
    this.transposed = transposed;
    this.c = c;
    this.depth = transposed ? a.rows() : a.columns();
  }

  int count() {
    return Math.ceilDiv(c.rows(), ROWS);
  }

  /** Rows of the first band, the longest. */
  int rows() {
    return Math.min(c.rows(), ROWS);
  }

  /** One band and its rows of the result, for the calling thread until it asks for another. */
  PanelProduct get(int band) {
    int from = band * ROWS;
    int to = Math.min(c.rows(), from + ROWS);
    Matrix result = c.rowRange(from, to);
    if (!transposed && to - from >= Tiles.ROWS) {
      return PanelProduct.of(a.rowRange(from, to), result);
    }
    Copy copy = COPIES.get();
    MemorySegment columns = copy.scratch.values((long) depth * ROWS);
    if (copy.product != product || copy.band != band) {
      copy(from, to, columns);
      copy.product = product;
      copy.band = band;
    }
    return PanelProduct.ofColumns(columns, depth, ROWS, result);
  }

  private void copy(int from, int to, MemorySegment columns) {
    if (transposed) {
      Panels.copy(a.columnRange(from, to), columns, 0, ROWS);
    } else {
      Panels.transpose(a.rowRange(from, to), columns, 0, ROWS);
    }
  }
}
