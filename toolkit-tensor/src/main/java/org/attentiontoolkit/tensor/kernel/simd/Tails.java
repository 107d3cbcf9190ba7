package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Loads and stores for loops whose last turn has fewer values left than a vector has lanes. */
final class Tails {
  private Tails() {}

  /** The values at {@code index}: a whole vector, or the {@code left} that are left and zeros. */
  static FloatVector load(MemorySegment x, long index, int left) {
    return left >= VectorMath.LANES
        ? VectorMath.load(x, index)
        : VectorMath.load(x, index, VectorMath.tail(0, left));
  }

  /** Stores a whole vector, or its first {@code left} lanes if no more are left. */
  static void store(FloatVector v, MemorySegment y, long index, int left) {
    if (left >= VectorMath.LANES) {
      VectorMath.store(v, y, index);
    } else {
      VectorMath.store(v, y, index, VectorMath.tail(0, left));
    }
  }

  /** Stores, or adds to what is there. */
  static void put(FloatVector v, MemorySegment y, long index, int left, boolean add) {
    store(add ? load(y, index, left).add(v) : v, y, index, left);
  }
}
