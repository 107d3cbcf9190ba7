package org.attentiontoolkit.runner.train;

import org.attentiontoolkit.tensor.optim.schedule.Schedule;

/**
 * Learning rates that rise by the same factor from update to update: {@code from · (to / from)^((i
 * − 1) / (n − 1))} at update i of n.
 *
 * @param from the first
 * @param to the last
 * @param steps n, at least 2
 */
public record RateRange(double from, double to, int steps) implements Schedule {
  /** Checks that rates rise. */
  public RateRange {
    if (!(from > 0 && to > from && Double.isFinite(to)) || steps < 2) {
      throw new IllegalArgumentException(
          "rates rise from one above 0 to a higher one in 2 steps or more, unlike %s to %s in %d"
              .formatted(from, to, steps));
    }
  }

  @Override
  public double rate(long step) {
    return from * Math.pow(to / from, (step - 1.0) / (steps - 1.0));
  }
}
