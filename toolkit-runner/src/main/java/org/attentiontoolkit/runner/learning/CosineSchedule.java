package org.attentiontoolkit.runner.learning;

import java.util.Optional;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.training.ScheduleFactory;
import org.attentiontoolkit.tensor.optim.schedule.Cosine;
import org.attentiontoolkit.tensor.optim.schedule.Schedule;

/**
 * A rate that falls along half a cosine.
 *
 * @param rate the highest learning rate
 * @param minimum where it ends
 * @param warmup over how many updates the rate rises to its highest
 * @param steps after how many updates it is at its minimum; without it, after all of training
 */
record CosineSchedule(
    @Within("(0,)") double rate,
    @Within("[0,)") double minimum,
    @Within("[0,)") long warmup,
    @Within("[1,)") Optional<Long> steps)
    implements ScheduleFactory {
  @Override
  public Schedule create(long trainingSteps) {
    return new Cosine(rate, minimum, Falling.steps(steps, trainingSteps, warmup)).after(warmup);
  }
}
