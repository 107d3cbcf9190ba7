package org.attentiontoolkit.tensor.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * Memory for the arrays of one step: taking is moving a mark, giving back is moving it to the
 * start. Once it has seen the largest step it takes nothing more from the system.
 *
 * <p>For one thread.
 */
public final class Arena implements Allocator {
  private static final long CHUNK_BYTES = 32L << 20;
  private static final int ALIGNMENT_BYTES = 64;

  private final Precision precision;
  private final List<NativeBuffer> chunks = new ArrayList<>();
  private int current;
  private long used;

  /** An arena that owns nothing yet. */
  public Arena(Precision precision) {
    this.precision = precision;
  }

  @Override
  public DenseArray allocate(Shape shape) {
    long values = ALIGNMENT_BYTES / precision.bytes();
    long length = Math.ceilDiv(Math.max(1, shape.length()), values) * values;
    while (current < chunks.size() && used + length > chunks.get(current).length()) {
      current++;
      used = 0;
    }
    if (current == chunks.size()) {
      chunks.add(
          NativeBuffer.uninitialised(precision, Math.max(length, CHUNK_BYTES / precision.bytes())));
    }
    DenseArray array = new DenseArray(chunks.get(current), used, shape, precision);
    used += length;
    return array;
  }

  /** Takes back everything that was given: what was allocated before must not be used any more. */
  public void reset() {
    current = 0;
    used = 0;
  }

  /** Bytes held from the system. */
  public long reservedBytes() {
    return chunks.stream().mapToLong(c -> c.length() * precision.bytes()).sum();
  }
}
