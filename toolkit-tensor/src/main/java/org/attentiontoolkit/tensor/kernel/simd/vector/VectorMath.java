package org.attentiontoolkit.tensor.kernel.simd.vector;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Elementary functions on vectors of floats, and the few moves every kernel needs.
 *
 * <p>The polynomials and fractions are minimax fits of our own (Lawson's iteration on Chebyshev
 * points, in 40 digits); {@code VectorMathTest} measures the errors stated here against {@link
 * Math} over the whole range.
 */
public final class VectorMath {
  /** The vectors of this CPU. */
  public static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  /** How many values one has. */
  public static final int LANES = FLOATS.length();

  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final VectorShuffle<Float> SWAP_1 = swap(1);
  private static final VectorShuffle<Float> SWAP_2 = swap(2);
  private static final VectorShuffle<Float> SWAP_4 = swap(4);
  private static final VectorShuffle<Float> SWAP_8 = swap(8);

  private static final float LOG2_E = 1.44269504f;
  private static final float LN_2_HIGH = 0.693147182464599609375f;
  private static final float LN_2_LOW = -1.90465429995776804525e-9f;
  // Adding 1.5 · 2²³ rounds to an integer and leaves it in the low bits.
  private static final float ROUNDER = 12582912f;
  private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);
  // e⁻¹⁰⁴ rounds to 0, e⁸⁹ to infinity.
  private static final float EXP_LOW = -104f;
  private static final float EXP_HIGH = 89f;
  // Above this eˣ is a normal number.
  private static final float NORMAL_EXP_LOW = -87.3f;
  // From here on tanh rounds to ±1.
  private static final float TANH_HIGH = 9.02f;
  private static final int SQRT_HALF_BITS = 0x3F3504F3;

  /** 1 / √(2π). */
  public static final float INVERSE_SQRT_2_PI = 0.3989422804f;

  private VectorMath() {}

  /** The vector that begins at value {@code index}. */
  public static FloatVector load(MemorySegment x, long index) {
    return FloatVector.fromMemorySegment(FLOATS, x, index * Float.BYTES, ORDER);
  }

  /** The lanes in the mask; the others are 0 and their memory is not touched. */
  public static FloatVector load(MemorySegment x, long index, VectorMask<Float> mask) {
    return FloatVector.fromMemorySegment(FLOATS, x, index * Float.BYTES, ORDER, mask);
  }

  /** Puts a vector at value {@code index}. */
  public static void store(FloatVector v, MemorySegment y, long index) {
    v.intoMemorySegment(y, index * Float.BYTES, ORDER);
  }

  /** Puts the lanes in the mask; memory of the others is not touched. */
  public static void store(FloatVector v, MemorySegment y, long index, VectorMask<Float> mask) {
    v.intoMemorySegment(y, index * Float.BYTES, ORDER, mask);
  }

  /** Writes a vector or adds it to what is there. */
  public static void put(FloatVector v, MemorySegment y, long index, boolean add) {
    if (add) {
      store(load(y, index).add(v), y, index);
    } else {
      store(v, y, index);
    }
  }

  /** The same for the lanes in the mask. */
  public static void put(
      FloatVector v, MemorySegment y, long index, boolean add, VectorMask<Float> mask) {
    if (add) {
      store(load(y, index, mask).add(v), y, index, mask);
    } else {
      store(v, y, index, mask);
    }
  }

  /** The larger values. Where one is NaN, either. */
  public static FloatVector larger(FloatVector a, FloatVector b) {
    return a.blend(b, b.compare(VectorOperators.GT, a));
  }

  /** The lanes of a vector at {@code from} that come before {@code to}. */
  public static VectorMask<Float> tail(long from, long to) {
    return FLOATS.indexInRange(from, to);
  }

  /** The sum of the lanes, always added in the same order. */
  public static float sum(FloatVector v) {
    FloatVector s = v;
    if (LANES >= 16) {
      s = s.add(s.rearrange(SWAP_8));
    }
    if (LANES >= 8) {
      s = s.add(s.rearrange(SWAP_4));
    }
    if (LANES >= 4) {
      s = s.add(s.rearrange(SWAP_2));
    }
    if (LANES >= 2) {
      s = s.add(s.rearrange(SWAP_1));
    }
    return s.lane(0);
  }

  /** eˣ, within 2 ulp, gradual underflow included. */
  public static FloatVector exp(FloatVector x) {
    FloatVector bounded =
        x.blend(EXP_LOW, x.compare(VectorOperators.LT, EXP_LOW))
            .blend(EXP_HIGH, x.compare(VectorOperators.GT, EXP_HIGH));
    FloatVector rounded = bounded.fma(all(LOG2_E), all(ROUNDER));
    FloatVector n = rounded.sub(ROUNDER);
    FloatVector r = n.fma(all(-LN_2_LOW), n.fma(all(-LN_2_HIGH), bounded));
    FloatVector p = expNearZero(r);
    // 2ⁿ in two factors: n may be outside what one exponent holds.
    IntVector exponent = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
    IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
    return p.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)));
  }

  /**
   * eˣ for x up to 0 and a little above, as softmax needs it: within 2 ulp above −87.3, 0 below.
   */
  public static FloatVector expOfNegative(FloatVector x) {
    VectorMask<Float> vanishing = x.compare(VectorOperators.LT, NORMAL_EXP_LOW);
    FloatVector rounded = x.blend(NORMAL_EXP_LOW, vanishing).fma(all(LOG2_E), all(ROUNDER));
    FloatVector n = rounded.sub(ROUNDER);
    FloatVector r = n.fma(all(-LN_2_LOW), n.fma(all(-LN_2_HIGH), x));
    IntVector exponent = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
    return expNearZero(r).mul(powerOfTwo(exponent)).blend(0f, vanishing);
  }

  /** 1 / (1 + e⁻ˣ), within 3 ulp above −88, 0 below. */
  public static FloatVector sigmoid(FloatVector x) {
    return all(1f).div(exp(x.neg()).add(1f));
  }

  /** Within 5 ulp, and never beyond ±1. */
  public static FloatVector tanh(FloatVector x) {
    FloatVector bounded =
        x.blend(-TANH_HIGH, x.compare(VectorOperators.LT, -TANH_HIGH))
            .blend(TANH_HIGH, x.compare(VectorOperators.GT, TANH_HIGH));
    FloatVector s = bounded.mul(bounded);
    FloatVector p = all(1.3319140e-8f);
    p = p.fma(s, all(2.0583534e-5f));
    p = p.fma(s, all(3.4940380e-3f));
    p = p.fma(s, all(1.33797209e-1f));
    p = p.fma(s, all(1f));
    FloatVector q = all(7.7620487e-7f);
    q = q.fma(s, all(3.2830983e-4f));
    q = q.fma(s, all(2.5871086e-2f));
    q = q.fma(s, all(4.67130361e-1f));
    q = q.fma(s, all(1f));
    FloatVector y = bounded.mul(p).div(q);
    // Rounding may step over ±1 by one ulp, and 1 − y² must not become negative.
    return y.blend(-1f, y.compare(VectorOperators.LT, -1f))
        .blend(1f, y.compare(VectorOperators.GT, 1f));
  }

  /** Natural logarithm, within 2 ulp: −∞ at 0, NaN below. */
  public static FloatVector log(FloatVector x) {
    return logOfAny(x, logOfPositive(x));
  }

  /** The logarithm of any value, from {@link #logOfPositive} of it. */
  public static FloatVector logOfAny(FloatVector x, FloatVector ofPositive) {
    return ofPositive
        .blend(x, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY))
        .blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0f))
        .blend(Float.NaN, x.compare(VectorOperators.LT, 0f))
        .blend(x, x.test(VectorOperators.IS_NAN));
  }

  /** The logarithm of a positive, finite value. */
  public static FloatVector logOfPositive(FloatVector x) {
    VectorMask<Float> subnormal = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
    FloatVector scaled = x.blend(x.mul(0x1p23f), subnormal);
    IntVector bits = scaled.reinterpretAsInts();
    IntVector exponent = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
    FloatVector mantissa =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats();
    FloatVector e = (FloatVector) exponent.convert(VectorOperators.I2F, 0);
    e = e.blend(e.sub(23f), subnormal);
    FloatVector f = mantissa.sub(1f);
    FloatVector square = f.mul(f);
    FloatVector p = all(6.7466230e-2f);
    p = p.fma(f, all(-1.16756628e-1f));
    p = p.fma(f, all(1.18881765e-1f));
    p = p.fma(f, all(-1.24055882e-1f));
    p = p.fma(f, all(1.42195503e-1f));
    p = p.fma(f, all(-1.66679958e-1f));
    p = p.fma(f, all(2.00021188e-1f));
    p = p.fma(f, all(-2.50000096e-1f));
    p = p.fma(f, all(3.33333126e-1f));
    FloatVector small = p.mul(f).fma(square, e.mul(LN_2_LOW)).sub(square.mul(0.5f));
    return e.fma(all(LN_2_HIGH), small.add(f));
  }

  /**
   * The standard normal distribution function Φ, to a relative error of 8 ulp in both tails.
   *
   * @param bell {@link #bell} of x
   */
  public static FloatVector normalDistribution(FloatVector x, FloatVector bell) {
    FloatVector u = x.abs();
    FloatVector p = all(4.1162668e-3f);
    p = p.fma(u, all(4.0632966e-2f));
    p = p.fma(u, all(1.83234404e-1f));
    p = p.fma(u, all(4.38294024e-1f));
    p = p.fma(u, all(5.00000003e-1f));
    FloatVector q = all(1.03178311e-2f);
    q = q.fma(u, all(1.01858188e-1f));
    q = q.fma(u, all(4.69468681e-1f));
    q = q.fma(u, all(1.2025002f));
    q = q.fma(u, all(1.67447303f));
    q = q.fma(u, all(1f));
    FloatVector lower = bell.mul(p).div(q);
    return lower.blend(all(1f).sub(lower), x.compare(VectorOperators.GT, 0f));
  }

  /** e^(−x²/2), within 3 ulp: the rounding of x² is made good. */
  public static FloatVector bell(FloatVector x) {
    FloatVector square = x.mul(x);
    FloatVector error = x.fma(x, square.neg());
    FloatVector y = exp(square.mul(-0.5f));
    FloatVector corrected = y.fma(error.mul(-0.5f), y);
    return corrected.blend(0f, square.compare(VectorOperators.GT, 210f));
  }

  /** Σ a · b over {@code length} values from {@code aAt} and {@code bAt} on. */
  public static float dot(MemorySegment a, long aAt, MemorySegment b, long bAt, int length) {
    FloatVector sums = all(0);
    int d = 0;
    for (; d <= length - LANES; d += LANES) {
      sums = load(a, aAt + d).fma(load(b, bAt + d), sums);
    }
    if (d < length) {
      VectorMask<Float> rest = tail(d, length);
      sums = load(a, aAt + d, rest).fma(load(b, bAt + d, rest), sums);
    }
    return sum(sums);
  }

  /** The value in every lane. */
  public static FloatVector all(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  /** eʳ for |r| up to ln(2)/2. */
  private static FloatVector expNearZero(FloatVector r) {
    FloatVector p = all(1.3836741e-3f);
    p = p.fma(r, all(8.3748984e-3f));
    p = p.fma(r, all(4.1668232e-2f));
    p = p.fma(r, all(1.6666419e-1f));
    p = p.fma(r, all(4.9999992e-1f));
    p = p.fma(r, all(1f));
    return p.fma(r, all(1f));
  }

  private static FloatVector powerOfTwo(IntVector exponent) {
    return exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
  }

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(FLOATS, i -> distance < FLOATS.length() ? i ^ distance : i);
  }
}
