package org.attentiontoolkit.tensor.optim.schedule;

import java.util.Map;

/**
 * A linear rise from 0 to another schedule's first rate, then that schedule from its beginning:
 * update {@code k} of the first {@code steps} has {@code (k − 1) / steps} of it, as Hugging Face's
 * schedules with warm-up. The first update moves nothing, but optimizers learn their moments from
 * it.
 *
 * @param steps how many updates the rise takes
 * @param then what follows
 */
public record Warmup(long steps, Schedule then) implements Schedule {
  /** Checks its length. */
  public Warmup {
    Steps.requirePositive(steps);
  }

  @Override
  public double rate(long step) {
    return step <= steps ? then.rate(1) * (step - 1) / steps : then.rate(step - steps);
  }

  @Override
  public void observe(double loss) {
    then.observe(loss);
  }

  @Override
  public Map<String, Double> state() {
    return then.state();
  }

  @Override
  public void restore(Map<String, Double> saved) {
    then.restore(saved);
  }
}
