package org.attentiontoolkit.tensor.optim.schedule;

import java.util.Map;

/**
 * A rate that is multiplied with a factor when the loss has stopped falling, as PyTorch's {@code
 * ReduceLROnPlateau} (mode {@code min}, threshold relative): an observation is better if it is
 * below {@code best · (1 − threshold)}; after more than {@code patience} observations in a row that
 * are not, the rate falls and for {@code cooldown} observations none counts as bad.
 */
public final class ReduceOnPlateau implements Schedule {
  private static final double SMALLEST_CHANGE = 1e-8;

  /**
   * Its constants.
   *
   * @param rate η to begin with
   * @param factor what it is multiplied with, below 1
   * @param patience how many observations without progress are borne
   * @param threshold relative progress that counts, usually 1e-4
   * @param cooldown how many observations are waited for after a fall
   * @param minimum below which the rate does not fall
   */
  public record Settings(
      double rate, double factor, int patience, double threshold, int cooldown, double minimum) {
    /** Checks that the rate falls. */
    public Settings {
      if (!(factor > 0 && factor < 1)) {
        throw new IllegalArgumentException("the factor lies in (0, 1), not " + factor);
      }
    }
  }

  private final Settings settings;
  private double rate;
  private double best = Double.POSITIVE_INFINITY;
  private int bad;
  private int cooling;

  /** A schedule that has observed nothing yet. */
  public ReduceOnPlateau(Settings settings) {
    this.settings = settings;
    this.rate = settings.rate();
  }

  @Override
  public double rate(long step) {
    return rate;
  }

  @Override
  public void observe(double loss) {
    if (loss < best * (1 - settings.threshold())) {
      best = loss;
      bad = 0;
    } else {
      bad++;
    }
    if (cooling > 0) {
      cooling--;
      bad = 0;
    }
    if (bad > settings.patience()) {
      double lower = Math.max(rate * settings.factor(), settings.minimum());
      if (rate - lower > SMALLEST_CHANGE) {
        rate = lower;
      }
      cooling = settings.cooldown();
      bad = 0;
    }
  }

  @Override
  public Map<String, Double> state() {
    return Map.of("rate", rate, "best", best, "bad", (double) bad, "cooling", (double) cooling);
  }

  @Override
  public void restore(Map<String, Double> saved) {
    rate = saved.getOrDefault("rate", rate);
    best = saved.getOrDefault("best", best);
    bad = saved.getOrDefault("bad", 0.0).intValue();
    cooling = saved.getOrDefault("cooling", 0.0).intValue();
  }
}
