package org.attentiontoolkit.tensor.kernel.simd.vector;

import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.all;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.expOfNegative;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.put;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Loops over the {@code length} values of one row, from value {@code at} on. What computes eˣ for a
 * last part of a vector is a method of its own: together with the loop it is more than the compiler
 * takes at once.
 */
public final class SoftmaxLoops {
  private SoftmaxLoops() {}

  /** {@code y = e^(x − max)}; returns the sum. */
  public static float exp(MemorySegment x, float max, MemorySegment y, long at, int length) {
    FloatVector sum = all(0);
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      FloatVector e = expOfNegative(load(x, at + d).sub(max));
      store(e, y, at + d);
      sum = sum.add(e);
    }
    float whole = VectorMath.sum(sum);
    return d < length ? whole + expTail(x, max, y, at + d, length - d) : whole;
  }

  private static float expTail(MemorySegment x, float max, MemorySegment y, long at, int length) {
    VectorMask<Float> tail = VectorMath.tail(0, length);
    store(expOfNegative(load(x, at, tail).sub(max)), y, at, tail);
    return sum(y, at, length); // by another method: after eˣ this one is too large to inline more
  }

  /** Σ e^(x − max). */
  public static float sumExp(MemorySegment x, float max, long at, int length) {
    FloatVector sum = all(0);
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      sum = sum.add(expOfNegative(load(x, at + d).sub(max)));
    }
    float whole = VectorMath.sum(sum);
    return d < length ? whole + sumExpTail(x, max, at + d, length - d) : whole;
  }

  private static float sumExpTail(MemorySegment x, float max, long at, int length) {
    VectorMask<Float> tail = VectorMath.tail(0, length);
    return VectorMath.sum(all(0).blend(expOfNegative(load(x, at, tail).sub(max)), tail));
  }

  /** Σ x. */
  public static float sum(MemorySegment x, long at, int length) {
    FloatVector sum = all(0);
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      sum = sum.add(load(x, at + d));
    }
    if (d < length) {
      sum = sum.add(load(x, at + d, VectorMath.tail(d, length)));
    }
    return VectorMath.sum(sum);
  }

  /** {@code y = (x − a) − b}: two steps, since a + b would round away what b says. */
  public static void subtract(
      MemorySegment x, float a, float b, MemorySegment y, long at, int length) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      store(load(x, at + d).sub(a).sub(b), y, at + d);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      store(load(x, at + d, tail).sub(a).sub(b), y, at + d, tail);
    }
  }

  /** {@code dx = p (dy − mean)}. */
  public static void gradient(
      MemorySegment p,
      MemorySegment dy,
      float mean,
      MemorySegment dx,
      long at,
      int length,
      boolean add) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      put(load(dy, at + d).sub(mean).mul(load(p, at + d)), dx, at + d, add);
    }
    if (d < length) {
      VectorMask<Float> tail = VectorMath.tail(d, length);
      FloatVector g = load(dy, at + d, tail).sub(mean).mul(load(p, at + d, tail));
      put(g, dx, at + d, add, tail);
    }
  }

  /** {@code dx = dy − e^y · sum}. */
  public static void logGradient(
      MemorySegment y,
      MemorySegment dy,
      float sum,
      MemorySegment dx,
      long at,
      int length,
      boolean add) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      FloatVector p = expOfNegative(load(y, at + d));
      put(p.fma(all(-sum), load(dy, at + d)), dx, at + d, add);
    }
    if (d < length) {
      logGradientTail(y, dy, sum, dx, at + d, length - d, add);
    }
  }

  private static void logGradientTail(
      MemorySegment y,
      MemorySegment dy,
      float sum,
      MemorySegment dx,
      long at,
      int length,
      boolean add) {
    VectorMask<Float> tail = VectorMath.tail(0, length);
    FloatVector p = expOfNegative(load(y, at, tail));
    put(p.fma(all(-sum), load(dy, at, tail)), dx, at, add, tail);
  }

  /** {@code y = scale · e^(x − logSum) − spread}. */
  public static void probabilities(
      MemorySegment x,
      float logSum,
      float scale,
      float spread,
      MemorySegment y,
      long at,
      int length,
      boolean add) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      FloatVector p = expOfNegative(load(x, at + d).sub(logSum));
      put(p.fma(all(scale), all(-spread)), y, at + d, add);
    }
    if (d < length) {
      probabilitiesTail(x, logSum, scale, spread, y, at + d, length - d, add);
    }
  }

  private static void probabilitiesTail(
      MemorySegment x,
      float logSum,
      float scale,
      float spread,
      MemorySegment y,
      long at,
      int length,
      boolean add) {
    VectorMask<Float> tail = VectorMath.tail(0, length);
    FloatVector p = expOfNegative(load(x, at, tail).sub(logSum));
    put(p.fma(all(scale), all(-spread)), y, at, add, tail);
  }

  /** {@code x = cap · tanh(x / cap)} in place, and the slope by what x was. */
  public static void cap(
      MemorySegment x, long at, float cap, MemorySegment slopes, long slopesAt, int length) {
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      FloatVector y = VectorMath.tanh(load(x, at + d).div(cap));
      store(y.mul(cap), x, at + d);
      store(y.neg().fma(y, all(1)), slopes, slopesAt + d);
    }
    if (d < length) {
      capTail(x, at + d, cap, slopes, slopesAt + d, length - d);
    }
  }

  private static void capTail(
      MemorySegment x, long at, float cap, MemorySegment slopes, long slopesAt, int length) {
    VectorMask<Float> tail = VectorMath.tail(0, length);
    FloatVector y = VectorMath.tanh(load(x, at, tail).div(cap));
    store(y.mul(cap), x, at, tail);
    store(y.neg().fma(y, all(1)), slopes, slopesAt, tail);
  }
}
