package org.attentiontoolkit.tensor.optim.schedule;

/**
 * {@code factor · width^−½ · min(step^−½, step · warmup^−³ᐟ²)}: a linear rise, then a fall with the
 * square root (Vaswani et al., "Attention is all you need", 2017, equation 3; "Noam").
 *
 * @param factor 1 in the paper
 * @param width D, the model's
 * @param warmup how many updates the rate rises for
 */
public record InverseSquareRoot(double factor, int width, long warmup) implements Schedule {
  /** Checks its lengths. */
  public InverseSquareRoot {
    Steps.requirePositive(width);
    Steps.requirePositive(warmup);
  }

  @Override
  public double rate(long step) {
    return factor / Math.sqrt(width) * Math.min(1 / Math.sqrt(step), step * Math.pow(warmup, -1.5));
  }
}
