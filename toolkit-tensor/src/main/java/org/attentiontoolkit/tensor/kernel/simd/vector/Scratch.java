package org.attentiontoolkit.tensor.kernel.simd.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory that a loop needs for itself: each thread has its own, as large as it has ever needed.
 * What one use leaves there the next overwrites.
 */
public final class Scratch {
  private static final long ALIGNMENT_BYTES = 64;

  private final ThreadLocal<MemorySegment> segments =
      ThreadLocal.withInitial(() -> allocate(ALIGNMENT_BYTES));

  /** At least so many values, of undefined content. */
  public MemorySegment values(long count) {
    MemorySegment known = segments.get();
    if (known.byteSize() < count * Float.BYTES) {
      known = allocate(count * Float.BYTES);
      segments.set(known);
    }
    return known;
  }

  private static MemorySegment allocate(long bytes) {
    return Arena.ofAuto().allocate(bytes, ALIGNMENT_BYTES);
  }
}
