package org.attentiontoolkit.testkit;

/** How far two ways to compute the same values may differ in single precision. */
final class Rounding {
  /**
   * Half the distance between 1 and the next float, times the roundings in a row on the way through
   * a small model: products of at most a hundred terms, some dozens of steps, values about 1.
   */
  static final double REORDERED = Math.ulp(1f) / 2 * 1000;

  private Rounding() {}
}
