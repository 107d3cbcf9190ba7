package org.attentiontoolkit.tensor.kernel;

/**
 * What is done to a gradient as it is read: {@code g ← clamp(factor · g, ±bound)}.
 *
 * @param factor 1 to leave it as it is
 * @param bound infinite to leave it as it is
 */
public record GradientScaling(double factor, double bound) {
  /** Leaves gradients as they are. */
  public static final GradientScaling NONE = new GradientScaling(1, Double.POSITIVE_INFINITY);

  /** Whether there is a bound. */
  public boolean bounded() {
    return bound < Double.POSITIVE_INFINITY;
  }
}
