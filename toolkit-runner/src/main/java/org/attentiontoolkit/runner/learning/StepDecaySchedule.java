package org.attentiontoolkit.runner.learning;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.training.ScheduleFactory;
import org.attentiontoolkit.tensor.optim.schedule.Schedule;
import org.attentiontoolkit.tensor.optim.schedule.StepDecay;

/**
 * A rate that is multiplied with a factor every so many updates.
 *
 * @param rate the first learning rate
 * @param factor what it is multiplied with
 * @param every after how many updates
 * @param warmup over how many updates the rate rises to its first value
 */
record StepDecaySchedule(
    @Within("(0,)") double rate,
    @Within("(0,)") double factor,
    @Within("[1,)") long every,
    @Within("[0,)") long warmup)
    implements ScheduleFactory {
  @Override
  public Schedule create(long trainingSteps) {
    return new StepDecay(rate, factor, every).after(warmup);
  }
}
