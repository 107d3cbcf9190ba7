package org.attentiontoolkit.tensor.kernel.simd.vector;

import java.lang.foreign.MemorySegment;

/** Softmax over the first values of a row. */
public final class SoftmaxRow {
  private SoftmaxRow() {}

  /**
   * Weights of {@code width} scores from {@code from} on; zero from score {@code visible} on, and
   * everywhere if no other score is above −∞.
   */
  public static void forward(MemorySegment x, MemorySegment y, long from, int visible, int width) {
    int seen = visible;
    float max = RowLoops.max(x, from, seen);
    if (max == Float.NEGATIVE_INFINITY) {
      seen = 0;
    } else {
      float sum = SoftmaxLoops.exp(x, max, y, from, seen);
      RowLoops.scale(y, from, 1 / sum, y, from, seen, false);
    }
    long bytes = (long) (width - seen) * Float.BYTES;
    y.asSlice((from + seen) * Float.BYTES, bytes).fill((byte) 0);
  }

  /** {@code dx = y ⊙ (dy − Σ y dy)}: weights of zero get gradients of zero. */
  public static void backward(
      MemorySegment y, MemorySegment dy, MemorySegment dx, long from, int width, boolean add) {
    float product = VectorMath.dot(y, from, dy, from, width);
    SoftmaxLoops.gradient(y, dy, product, dx, from, width, add);
  }
}
