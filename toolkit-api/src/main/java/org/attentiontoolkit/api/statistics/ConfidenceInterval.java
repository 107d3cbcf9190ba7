package org.attentiontoolkit.api.statistics;

/**
 * Where a score lies with a confidence of 95 %, in the score's unit.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record ConfidenceInterval(double low, double high) {
  /** Checks that it is one. */
  public ConfidenceInterval {
    if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException("not an interval: " + low + " … " + high);
    }
  }

  /** Whether a value is in it, the ends included. */
  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
