package org.attentiontoolkit.tensor.kernel.simd.value;

import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.FLOATS;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/**
 * Functions too long for one loop: the JIT compiler inlines 8000 bytecodes into a loop, and what is
 * left out makes an object of every vector (forty times slower). So a first loop leaves a middle
 * result for a block of values in the first-level cache, and a second loop goes on from there.
 */
final class TwoSteps {
  private static final int BLOCK = 1024;

  private TwoSteps() {}

  /** One of the loops. */
  @FunctionalInterface
  interface Step {
    /** For values {@code from} to {@code to}; the middle result of the first is at 0. */
    void run(long from, long to, float[] middle);
  }

  static void run(long from, long to, Step first, Step second) {
    float[] middle = new float[BLOCK];
    for (long block = from; block < to; block += BLOCK) {
      long end = Math.min(to, block + BLOCK);
      first.run(block, end, middle);
      second.run(block, end, middle);
    }
  }

  static FloatVector get(float[] middle, long index) {
    return FloatVector.fromArray(FLOATS, middle, (int) index);
  }

  static void set(FloatVector v, float[] middle, long index) {
    v.intoArray(middle, (int) index);
  }

  /** {@link VectorMath#bell} as a first step. */
  static void bells(MemorySegment x, float[] middle, long from, long to) {
    for (long i = from; i < to; i += LANES) {
      set(VectorMath.bell(load(x, i)), middle, i - from);
    }
  }

  /** What {@link SimdUnary#geluLogit} makes of GELU_TANH's gate, as a first step. */
  static void gates(MemorySegment x, float[] middle, long from, long to) {
    for (long i = from; i < to; i += LANES) {
      set(VectorMath.sigmoid(SimdUnary.geluLogit(load(x, i))), middle, i - from);
    }
  }
}
