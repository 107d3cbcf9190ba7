package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * Runs loops over whole arrays, a chunk at a time. Loops see whole vectors only: what is left at
 * the end of an array is computed in a padded copy, by the same code.
 *
 * <p>For one thread at a time; the chunks are shared among workers.
 */
final class Spans {
  /** Values of a chunk: small enough for the second-level cache with its operands. */
  static final int CHUNK = 1 << 14;

  private static final int PAD = 64;

  private final Workers workers;
  private final MemorySegment[] padded = new MemorySegment[4];

  Spans(Workers workers) {
    this.workers = workers;
    for (int i = 0; i < padded.length; i++) {
      padded[i] = Arena.ofAuto().allocate(PAD * Float.BYTES, PAD);
    }
  }

  /**
   * Computes y from a, b and c, and may change those too, if they stand in one place only. Those
   * that it has no use for may be any array of the same length.
   */
  @FunctionalInterface
  interface Loop {
    /**
     * For the values from {@code from} (inclusive) to {@code to} (exclusive), a multiple of {@link
     * VectorMath#LANES} of them.
     */
    void run(
        MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment y, long from, long to);
  }

  void run(DenseArray a, DenseArray b, DenseArray c, DenseArray y, Loop loop) {
    MemorySegment first = a.segment();
    MemorySegment second = b.segment();
    MemorySegment third = c.segment();
    MemorySegment result = y.segment();
    long length = y.length();
    workers.run(
        chunks(length),
        i -> {
          long from = (long) i * CHUNK;
          section(first, second, third, result, from, Math.min(length, from + CHUNK), loop);
        });
  }

  void run(DenseArray x, DenseArray y, Loop loop) {
    run(x, x, x, y, loop);
  }

  /**
   * Runs a loop over a part. Of the parts that run at the same time, only one may end other than on
   * a whole vector.
   */
  void section(
      MemorySegment a,
      MemorySegment b,
      MemorySegment c,
      MemorySegment y,
      long from,
      long to,
      Loop loop) {
    long whole = to - (to - from) % VectorMath.LANES;
    if (whole > from) {
      loop.run(a, b, c, y, from, whole);
    }
    if (whole < to) {
      long at = whole * Float.BYTES;
      long bytes = (to - whole) * Float.BYTES;
      MemorySegment.copy(a, at, padded[0], 0, bytes);
      MemorySegment.copy(b, at, padded[1], 0, bytes);
      MemorySegment.copy(c, at, padded[2], 0, bytes);
      MemorySegment.copy(y, at, padded[3], 0, bytes);
      loop.run(padded[0], padded[1], padded[2], padded[3], 0, VectorMath.LANES);
      MemorySegment.copy(padded[0], 0, a, at, bytes);
      MemorySegment.copy(padded[1], 0, b, at, bytes);
      MemorySegment.copy(padded[2], 0, c, at, bytes);
      MemorySegment.copy(padded[3], 0, y, at, bytes);
    }
  }

  /** How many chunks an array has. */
  static int chunks(long length) {
    return Math.toIntExact(Math.ceilDiv(length, CHUNK));
  }
}
