package org.attentiontoolkit.tensor.optim.schedule;

/**
 * A rate that falls along half a cosine, {@code η_min + (η − η_min)(1 + cos(π (step − 1) / steps))
 * / 2} (Loshchilov and Hutter, "SGDR", 2017, equation 5, without restarts), and stays at its
 * minimum.
 *
 * @param rate η, that of the first update
 * @param minimum η_min
 * @param steps after how many updates it is at its minimum
 */
public record Cosine(double rate, double minimum, long steps) implements Schedule {
  /** Checks its length. */
  public Cosine {
    Steps.requirePositive(steps);
  }

  @Override
  public double rate(long step) {
    double progress = Math.min(1, (step - 1) / (double) steps);
    return minimum + (rate - minimum) * (1 + Math.cos(Math.PI * progress)) / 2;
  }
}
