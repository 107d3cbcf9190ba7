package org.attentiontoolkit.tensor.kernel;

/** How far single precision may be from the truth. The one place that says so. */
public final class Tolerance {
  private static final double EPSILON = 0x1p-24;
  private static final double FACTOR = 16;

  private Tolerance() {}

  /**
   * {@code k · ε · n · scale} with k = 16, for a sum of {@code n} terms whose absolute values are
   * about {@code scale}.
   */
  public static double of(long terms, double scale) {
    return FACTOR * EPSILON * Math.max(1, terms) * Math.max(1, scale);
  }
}
