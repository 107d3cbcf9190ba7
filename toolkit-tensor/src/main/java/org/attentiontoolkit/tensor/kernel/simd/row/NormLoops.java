package org.attentiontoolkit.tensor.kernel.simd.row;

import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.all;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.put;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/** Loops over the {@code length} values of one row, from value {@code at} on. */
final class NormLoops {
  private NormLoops() {}

  /** Σ (x − mean)². */
  static float sumSquares(MemorySegment x, float mean, long at, int length) {
    FloatVector sum = all(0);
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      FloatVector centred = load(x, at + d).sub(mean);
      sum = centred.fma(centred, sum);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      FloatVector centred = all(0).blend(load(x, at + d, tail).sub(mean), tail);
      sum = centred.fma(centred, sum);
    }
    return VectorMath.sum(sum);
  }

  /** {@code y = (x − mean) · scale · weight + bias}. */
  static void normalise(
      MemorySegment x,
      float mean,
      float scale,
      MemorySegment weight,
      MemorySegment bias,
      MemorySegment y,
      long at,
      int length) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      FloatVector normal = load(x, at + d).sub(mean).mul(scale);
      store(normal.fma(load(weight, d), load(bias, d)), y, at + d);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      FloatVector normal = load(x, at + d, tail).sub(mean).mul(scale);
      store(normal.fma(load(weight, d, tail), load(bias, d, tail)), y, at + d, tail);
    }
  }

  /**
   * {@code dx = scale · (g − mean(g) − z · mean(g z))} with {@code g = dy · weight} and z the
   * normalised x.
   */
  static void gradient(
      MemorySegment x,
      float mean,
      float scale,
      MemorySegment weight,
      MemorySegment dy,
      MemorySegment dx,
      long at,
      int length,
      boolean add) {
    float plainMean = VectorMath.dot(dy, at, weight, 0, length) / length;
    float alongMean = along(x, mean, scale, weight, dy, at, length) / length;
    correct(x, mean, scale, weight, dy, plainMean, alongMean, dx, at, length, add);
  }

  /** Σ z · dy · weight. */
  private static float along(
      MemorySegment x,
      float mean,
      float scale,
      MemorySegment weight,
      MemorySegment dy,
      long at,
      int length) {
    FloatVector sum = all(0);
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      FloatVector g = load(dy, at + d).mul(load(weight, d));
      sum = load(x, at + d).sub(mean).mul(scale).fma(g, sum);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      FloatVector g = load(dy, at + d, tail).mul(load(weight, d, tail));
      sum = load(x, at + d, tail).sub(mean).mul(scale).fma(g, sum);
    }
    return VectorMath.sum(sum);
  }

  private static void correct(
      MemorySegment x,
      float mean,
      float scale,
      MemorySegment weight,
      MemorySegment dy,
      float plainMean,
      float alongMean,
      MemorySegment dx,
      long at,
      int length,
      boolean add) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      FloatVector normal = load(x, at + d).sub(mean).mul(scale);
      FloatVector g = load(dy, at + d).mul(load(weight, d)).sub(plainMean);
      put(normal.fma(all(-alongMean), g).mul(scale), dx, at + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      FloatVector normal = load(x, at + d, tail).sub(mean).mul(scale);
      FloatVector g = load(dy, at + d, tail).mul(load(weight, d, tail)).sub(plainMean);
      put(normal.fma(all(-alongMean), g).mul(scale), dx, at + d, add, tail);
    }
  }
}
