package org.attentiontoolkit.tensor.random;

import java.nio.charset.StandardCharsets;

/**
 * Randomness without a generator: every value is a function of a key and an index, and a key is a
 * function of (seed, purpose, step). Nothing depends on the order in which values are drawn.
 *
 * <p>A value is {@code mix(key + index · γ)} of SplitMix64: Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014, figure 17.
 */
public final class Draws {
  /** SplitMix64's γ, the odd integer nearest to 2⁶⁴ over the golden ratio. */
  public static final long GAMMA = 0x9E3779B97F4A7C15L;

  /** The first multiplier of SplitMix64's mixing function. */
  public static final long MIX_1 = 0xBF58476D1CE4E5B9L;

  /** The second multiplier. */
  public static final long MIX_2 = 0x94D049BB133111EBL;

  private Draws() {}

  /** The key of one purpose at one step of a run. */
  public static long key(long seed, String purpose, long step) {
    long hash = 0xCBF29CE484222325L;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
    }
    return mix(mix(mix(seed + GAMMA) + hash) + step * GAMMA);
  }

  /** 64 random bits. */
  public static long bits(long key, long index) {
    return mix(key + index * GAMMA);
  }

  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  public static double uniform(long key, long index) {
    return (bits(key, index) >>> 11) * 0x1.0p-53;
  }

  /** Standard normal, by Box and Muller's transform. */
  public static double normal(long key, long index) {
    double radius = Math.sqrt(-2 * Math.log(1 - uniform(key, 2 * index)));
    return radius * Math.cos(2 * Math.PI * uniform(key, 2 * index + 1));
  }

  /** Uniform in {@code 0 .. bound - 1}. */
  public static int below(long key, long index, int bound) {
    return (int) Math.multiplyHigh(bits(key, index) >>> 1, (long) bound << 1);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * MIX_1;
    z = (z ^ (z >>> 27)) * MIX_2;
    return z ^ (z >>> 31);
  }
}
