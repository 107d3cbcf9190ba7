package org.attentiontoolkit.runner.learning;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.training.ScheduleFactory;
import org.attentiontoolkit.tensor.optim.schedule.Constant;
import org.attentiontoolkit.tensor.optim.schedule.Schedule;

/**
 * The same rate always.
 *
 * @param rate the learning rate
 * @param warmup over how many updates the rate rises to it
 */
record ConstantSchedule(@Within("(0,)") double rate, @Within("[0,)") long warmup)
    implements ScheduleFactory {
  @Override
  public Schedule create(long trainingSteps) {
    return new Constant(rate).after(warmup);
  }
}
