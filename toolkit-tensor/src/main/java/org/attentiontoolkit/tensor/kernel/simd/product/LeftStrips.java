package org.attentiontoolkit.tensor.kernel.simd.product;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.simd.vector.Scratch;

/**
 * The left operand of one product in bands of rows, copied as strips of {@link Tiles#ROWS} rows:
 * within a strip one column follows the other, so that what a tile reads lies together. The last
 * strip is filled up with zeros. A thread that stays with a band copies it once.
 */
final class LeftStrips {
  /** Rows of a band, whole strips; a copy of the usual depth stays in the second-level cache. */
  private static final int BAND = 128 / Tiles.ROWS * Tiles.ROWS;

  private static final AtomicLong PRODUCTS = new AtomicLong();
  private static final ThreadLocal<Copy> COPIES = ThreadLocal.withInitial(Copy::new);

  private final long product = PRODUCTS.incrementAndGet();
  private final Matrix a;
  private final boolean transposed;
  private final int rows;
  private final int depth;

  /** What a thread has copied last. */
  private static final class Copy {
    private final Scratch scratch = new Scratch();
    private long product;
    private int band;
  }

  /** Of {@code op(a)}. */
  LeftStrips(Matrix a, boolean transposed) {
    this.a = a;
    this.transposed = transposed;
    this.rows = transposed ? a.columns() : a.rows();
    this.depth = transposed ? a.rows() : a.columns();
  }

  int depth() {
    return depth;
  }

  int bands() {
    return Math.ceilDiv(rows, BAND);
  }

  /** Rows of the first band, the longest. */
  int longestBand() {
    return Math.min(rows, BAND);
  }

  int start(int band) {
    return Math.min(rows, band * BAND);
  }

  /** One band's strips, for the calling thread until it asks for another. */
  MemorySegment get(int band) {
    Copy copy = COPIES.get();
    MemorySegment strips = copy.scratch.values((long) depth * BAND);
    if (copy.product != product || copy.band != band) {
      int from = start(band);
      int to = start(band + 1);
      for (int row = from; row < to; row += Tiles.ROWS) {
        copy(row, Math.min(to, row + Tiles.ROWS), strips, (long) (row - from) * depth);
      }
      copy.product = product;
      copy.band = band;
    }
    return strips;
  }

  private void copy(int from, int to, MemorySegment strips, long at) {
    if (to - from < Tiles.ROWS) {
      long bytes = (long) depth * Tiles.STRIP_COLUMN_BYTES;
      strips.asSlice(at * Float.BYTES, bytes).fill((byte) 0);
    }
    if (transposed) {
      Packing.copy(a.columnRange(from, to), strips, at, Tiles.ROWS);
    } else {
      Packing.transpose(a.rowRange(from, to), strips, at, Tiles.ROWS);
    }
  }
}
