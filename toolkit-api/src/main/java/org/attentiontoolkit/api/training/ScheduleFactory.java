package org.attentiontoolkit.api.training;

import org.attentiontoolkit.tensor.optim.schedule.Schedule;

/** A schedule of learning rates whose configuration is known, not yet how long training takes. */
@FunctionalInterface
public interface ScheduleFactory {
  /**
   * Makes a schedule that has observed nothing yet.
   *
   * @param steps how many updates training makes at the most
   */
  Schedule create(long steps);
}
