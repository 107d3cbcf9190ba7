package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Softmax over the first values of a row. */
final class SoftmaxRow {
  private static final FloatVector NOTHING = VectorMath.all(Float.NEGATIVE_INFINITY);

  private SoftmaxRow() {}

  /**
   * Weights of {@code width} scores from {@code from} on; zero from score {@code visible} on, and
   * everywhere if no other score is above −∞.
   */
  static void forward(MemorySegment x, MemorySegment y, long from, int visible, int width) {
    FloatVector largest = NOTHING;
    for (int i = 0; i < visible; i += VectorMath.LANES) {
      largest = largest.max(load(x, from + i, visible - i));
    }
    float max = largest.reduceLanes(VectorOperators.MAX);
    if (max == Float.NEGATIVE_INFINITY) {
      fill(y, from, 0, width);
      return;
    }
    FloatVector sums = FloatVector.zero(VectorMath.FLOATS);
    for (int i = 0; i < visible; i += VectorMath.LANES) {
      FloatVector e = VectorMath.exp(load(x, from + i, visible - i).sub(max));
      sums = sums.add(e);
      Tails.store(e, y, from + i, visible - i);
    }
    float inverse = 1 / VectorMath.sum(sums);
    for (int i = 0; i < visible; i += VectorMath.LANES) {
      Tails.store(Tails.load(y, from + i, visible - i).mul(inverse), y, from + i, visible - i);
    }
    fill(y, from, visible, width);
  }

  /** {@code dx = y ⊙ (dy − Σ y dy)}: weights of zero get gradients of zero. */
  static void backward(
      MemorySegment y, MemorySegment dy, MemorySegment dx, long from, int width, boolean add) {
    FloatVector products = FloatVector.zero(VectorMath.FLOATS);
    for (int i = 0; i < width; i += VectorMath.LANES) {
      FloatVector d = Tails.load(dy, from + i, width - i);
      products = Tails.load(y, from + i, width - i).fma(d, products);
    }
    float product = VectorMath.sum(products);
    for (int i = 0; i < width; i += VectorMath.LANES) {
      FloatVector d = Tails.load(dy, from + i, width - i).sub(product);
      Tails.put(Tails.load(y, from + i, width - i).mul(d), dx, from + i, width - i, add);
    }
  }

  private static FloatVector load(MemorySegment x, long index, int left) {
    FloatVector v = Tails.load(x, index, left);
    return left >= VectorMath.LANES ? v : NOTHING.blend(v, VectorMath.tail(0, left));
  }

  private static void fill(MemorySegment y, long from, int first, int width) {
    for (int i = first; i < width; i += VectorMath.LANES) {
      Tails.store(FloatVector.zero(VectorMath.FLOATS), y, from + i, width - i);
    }
  }
}
