package org.attentiontoolkit.tensor.optim.schedule;

import java.util.Map;

/** The learning rate of each update. */
public interface Schedule {
  /**
   * The learning rate of an update.
   *
   * @param step the update's number, counted from 1
   */
  double rate(long step);

  /** This schedule after {@code steps} updates over which the rate rises from 0: {@link Warmup}. */
  default Schedule after(long steps) {
    return steps == 0 ? this : new Warmup(steps, this);
  }

  /** Tells how good the model is now, for schedules that follow it: lower is better. */
  default void observe(double loss) {}

  /** What it remembers from observations, by name; empty if nothing. */
  default Map<String, Double> state() {
    return Map.of();
  }

  /** Goes on from what {@link #state} gave. */
  default void restore(Map<String, Double> saved) {}
}
