package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.random.Draws;

/**
 * Which values dropout keeps: a function of the key and a value's place, so that no mask is stored
 * and both sets of kernels keep the same. Two values share 64 random bits.
 *
 * @param key of the draws
 * @param threshold a value is kept if its 32 bits, unsigned, are at least this
 * @param factor that the kept values are multiplied with, 1 / (1 − probability)
 */
public record DropoutRule(long key, long threshold, double factor) {
  /** Drops a value with the given probability, below 1. */
  public static DropoutRule of(long key, double probability) {
    if (!(probability >= 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "dropout probability " + probability + " is not in [0, 1)");
    }
    long threshold = Math.min(Math.round(probability * 0x1p32), 0xFFFFFFFFL);
    return new DropoutRule(key, threshold, 1 / (1 - probability));
  }

  /** What the value at a place is multiplied with: {@link #factor} or 0. */
  public double multiplier(long index) {
    long both = Draws.bits(key, index >>> 1);
    long mine = (index & 1) == 0 ? both & 0xFFFFFFFFL : both >>> 32;
    return mine >= threshold ? factor : 0;
  }
}
