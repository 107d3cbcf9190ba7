package org.attentiontoolkit.tensor.kernel.simd.product;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Objects;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/**
 * Values by address, for a loop whose whole memory was checked before ({@link #address}).
 *
 * <p>A segment checks each access, and in a tile that costs more than the multiply-adds: a
 * comparison and a branch for each load, and the limits take the registers that strides need. Here
 * the segment is all memory there is, and an address is kept below 2<sup>56</sup> by a mask, so
 * that the compiler sees that no check can fail and leaves all of them out. The addresses of a
 * process are lower on every system there is: the mask changes none.
 */
final class Unchecked {
  static final long VECTOR_BYTES = (long) VectorMath.LANES * Float.BYTES;

  /** All memory there is. */
  static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  static final ValueLayout.OfFloat VALUE = ValueLayout.JAVA_FLOAT_UNALIGNED;
  static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final long ADDRESSES = (1L << 56) - 1;
  private static final long OFFSETS = Integer.MAX_VALUE;
  private static final long STRIDES = (1L << 40) - 1;

  private Unchecked() {}

  /**
   * The address of memory that will be read or written. Who uses it keeps the segment reachable
   * meanwhile.
   *
   * @param from where in the segment, in bytes
   * @throws IndexOutOfBoundsException if not all of it lies in the segment
   * @throws IllegalStateException if the segment's memory was given back
   */
  static long address(MemorySegment segment, long from, long bytes) {
    Objects.checkFromIndexSize(from, bytes, segment.byteSize());
    if (!segment.scope().isAlive()) {
      throw new IllegalStateException("The memory of an operand was given back.");
    }
    return segment.address() + from;
  }

  /** An address, as the compiler can bound it. */
  static long place(long address) {
    return address & ADDRESSES;
  }

  /**
   * A distance from a place, below 2<sup>31</sup> and not negative: the compiler can leave its
   * addition to the load.
   */
  static long offset(long bytes) {
    return bytes & OFFSETS;
  }

  /** A distance in bytes, not negative, as the compiler can bound it. */
  static long stride(long bytes) {
    return bytes & STRIDES;
  }
}
