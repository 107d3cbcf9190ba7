package org.attentiontoolkit.tensor.kernel.simd.vector;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * Runs loops over whole arrays, a chunk at a time. Loops see whole vectors only: what is left at
 * the end of an array is computed in a padded copy, by the same code.
 */
public final class Spans {
  /** Values of a chunk: small enough for the second-level cache with its operands. */
  public static final int CHUNK = 1 << 14;

  private final Workers workers;
  private final Scratch padded = new Scratch();

  /** Shares chunks among these workers. */
  public Spans(Workers workers) {
    this.workers = workers;
  }

  /**
   * Computes y from a, b and c, and may change those too, if they stand in one place only. Those
   * that it has no use for may be any array of the same length.
   */
  @FunctionalInterface
  public interface Loop {
    /**
     * For the values from {@code from} (inclusive) to {@code to} (exclusive), a multiple of {@link
     * VectorMath#LANES} of them.
     */
    void run(
        MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment y, long from, long to);
  }

  /** Computes y from a, b and c, all of one length. */
  public void run(DenseArray a, DenseArray b, DenseArray c, DenseArray y, Loop loop) {
    MemorySegment first = segment(a);
    MemorySegment second = segment(b);
    MemorySegment third = segment(c);
    MemorySegment result = segment(y);
    long length = y.length();
    workers.run(
        chunks(length),
        i -> {
          long from = (long) i * CHUNK;
          section(first, second, third, result, from, Math.min(length, from + CHUNK), loop);
        });
  }

  /** Computes y from x. */
  public void run(DenseArray x, DenseArray y, Loop loop) {
    run(x, x, x, y, loop);
  }

  private void section(
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
      end(new MemorySegment[] {a, b, c, y}, whole * Float.BYTES, (to - whole) * Float.BYTES, loop);
    }
  }

  /** Less than a vector from byte {@code at} on. */
  private void end(MemorySegment[] arrays, long at, long bytes, Loop loop) {
    long vector = (long) VectorMath.LANES * Float.BYTES;
    MemorySegment room = padded.values((long) arrays.length * VectorMath.LANES);
    MemorySegment[] copies = new MemorySegment[arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      copies[i] = room.asSlice(i * vector, vector);
      MemorySegment.copy(arrays[i], at, copies[i], 0, bytes);
    }
    loop.run(copies[0], copies[1], copies[2], copies[3], 0, VectorMath.LANES);
    for (int i = 0; i < arrays.length; i++) {
      MemorySegment.copy(copies[i], 0, arrays[i], at, bytes);
    }
  }

  /** How many chunks an array has. */
  public static int chunks(long length) {
    return Math.toIntExact(Math.ceilDiv(length, CHUNK));
  }
}
