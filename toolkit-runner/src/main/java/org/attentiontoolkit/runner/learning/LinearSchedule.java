package org.attentiontoolkit.runner.learning;

import java.util.Optional;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.training.ScheduleFactory;
import org.attentiontoolkit.tensor.optim.schedule.LinearDecay;
import org.attentiontoolkit.tensor.optim.schedule.Schedule;

/**
 * A rate that falls in a straight line to 0.
 *
 * @param rate the highest learning rate
 * @param warmup over how many updates the rate rises to it
 * @param steps after how many updates it is 0; without it, after all of training
 */
record LinearSchedule(
    @Within("(0,)") double rate, @Within("[0,)") long warmup, @Within("[1,)") Optional<Long> steps)
    implements ScheduleFactory {
  @Override
  public Schedule create(long trainingSteps) {
    return new LinearDecay(rate, Falling.steps(steps, trainingSteps, warmup)).after(warmup);
  }
}
