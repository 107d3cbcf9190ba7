package org.attentiontoolkit.tensor.optim.schedule;

/** Checks of lengths. */
final class Steps {
  private Steps() {}

  static void requirePositive(long steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("a number of updates is at least 1, not " + steps);
    }
  }
}
