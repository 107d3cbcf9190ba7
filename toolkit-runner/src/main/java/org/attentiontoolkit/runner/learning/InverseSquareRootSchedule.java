package org.attentiontoolkit.runner.learning;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.training.ScheduleFactory;
import org.attentiontoolkit.tensor.optim.schedule.InverseSquareRoot;
import org.attentiontoolkit.tensor.optim.schedule.Schedule;

/**
 * Vaswani et al. 2017, equation 3.
 *
 * @param factor scales all of it, 1 in the paper
 * @param width of the model
 * @param warmup over how many updates the rate rises
 */
record InverseSquareRootSchedule(
    @Within("(0,)") double factor, @Within("[1,)") int width, @Within("[1,)") long warmup)
    implements ScheduleFactory {
  @Override
  public Schedule create(long trainingSteps) {
    return new InverseSquareRoot(factor, width, warmup);
  }
}
