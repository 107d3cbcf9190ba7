package org.attentiontoolkit.tensor.optim.schedule;

/**
 * A rate that is multiplied with a factor every so many updates, as PyTorch's {@code StepLR}.
 *
 * @param rate η, that of the first update
 * @param factor what it is multiplied with
 * @param every after how many updates
 */
public record StepDecay(double rate, double factor, long every) implements Schedule {
  /** Checks its length. */
  public StepDecay {
    Steps.requirePositive(every);
  }

  @Override
  public double rate(long step) {
    long decays = (step - 1) / every;
    return rate * Math.pow(factor, decays);
  }
}
