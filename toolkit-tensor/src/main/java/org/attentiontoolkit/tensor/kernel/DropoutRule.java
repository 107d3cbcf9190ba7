package org.attentiontoolkit.tensor.kernel;

import java.util.Arrays;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * Which values dropout keeps. Values fall into rows, each with a key of its own; a value is kept or
 * not as its row's key and its place in the row say, so that no mask is stored, all sets of kernels
 * keep the same, and a row keeps the same wherever it stands. Two values share 64 random bits.
 */
public final class DropoutRule {
  private final long[] keys;
  private final int[] starts;
  private final long threshold;
  private final double factor;

  /**
   * Drops a value with the given probability.
   *
   * @param keys of the rows: {@code [R]}
   * @param starts the place of each row's first value, and of the end: {@code [R + 1]}
   * @param probability below 1
   */
  public DropoutRule(long[] keys, int[] starts, double probability) {
    check(probability);
    if (starts.length != keys.length + 1) {
      throw new IllegalArgumentException(
          "%d keys for %d rows".formatted(keys.length, starts.length - 1));
    }
    this.keys = keys;
    this.starts = starts;
    threshold = Math.min(Math.round(probability * 0x1p32), 0xFFFFFFFFL);
    factor = 1 / (1 - probability);
  }

  /** Complains of what is no probability to drop with. */
  public static void check(double probability) {
    if (!(probability >= 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "dropout probability " + probability + " is not in [0, 1)");
    }
  }

  /** Rows of the same width. */
  public static DropoutRule ofRows(long[] keys, int width, double probability) {
    int[] starts = new int[keys.length + 1];
    Arrays.setAll(starts, r -> Math.multiplyExact(r, width));
    return new DropoutRule(keys, starts, probability);
  }

  /** How many rows: R. */
  public int rows() {
    return keys.length;
  }

  /** The place of a row's first value; for R, how many values there are. */
  public int start(int row) {
    return starts[row];
  }

  /** The key of a row's draws. */
  public long key(int row) {
    return keys[row];
  }

  /** A value is kept if its 32 bits, unsigned, are at least this. */
  public long threshold() {
    return threshold;
  }

  /** What the kept values are multiplied with: 1 / (1 − probability). */
  public double factor() {
    return factor;
  }

  /** What the value at a place of a row is multiplied with: {@link #factor} or 0. */
  public double multiplier(int row, int place) {
    long both = Draws.bits(keys[row], place >>> 1);
    long mine = (place & 1) == 0 ? both & 0xFFFFFFFFL : both >>> 32;
    return mine >= threshold ? factor : 0;
  }
}
