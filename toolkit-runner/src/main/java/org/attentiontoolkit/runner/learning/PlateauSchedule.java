package org.attentiontoolkit.runner.learning;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.training.ScheduleFactory;
import org.attentiontoolkit.tensor.optim.schedule.ReduceOnPlateau;
import org.attentiontoolkit.tensor.optim.schedule.Schedule;

/**
 * A rate that falls when evaluations stop getting better.
 *
 * @param rate the first learning rate
 * @param factor what it is multiplied with
 * @param patience how many evaluations without progress are borne
 * @param threshold relative progress that counts
 * @param cooldown how many evaluations are waited for after a fall
 * @param minimum below which it does not fall
 * @param warmup over how many updates the rate rises to its first value
 */
record PlateauSchedule(
    @Within("(0,)") double rate,
    @Within("(0, 1)") double factor,
    @Within("[0,)") int patience,
    @Within("[0,)") double threshold,
    @Within("[0,)") int cooldown,
    @Within("[0,)") double minimum,
    @Within("[0,)") long warmup)
    implements ScheduleFactory {
  @Override
  public Schedule create(long trainingSteps) {
    return new ReduceOnPlateau(
            new ReduceOnPlateau.Settings(rate, factor, patience, threshold, cooldown, minimum))
        .after(warmup);
  }
}
