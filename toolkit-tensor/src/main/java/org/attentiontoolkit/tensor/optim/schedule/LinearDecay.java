package org.attentiontoolkit.tensor.optim.schedule;

/**
 * A rate that falls in a straight line to 0: {@code η · max(0, 1 − (step − 1) / steps)}. After a
 * {@link Warmup} it is what BERT is trained with (Devlin et al. 2019, appendix A.2), Hugging Face's
 * {@code get_linear_schedule_with_warmup}.
 *
 * @param rate η, that of the first update
 * @param steps after how many updates it is 0
 */
public record LinearDecay(double rate, long steps) implements Schedule {
  /** Checks its length. */
  public LinearDecay {
    Steps.requirePositive(steps);
  }

  @Override
  public double rate(long step) {
    return rate * Math.max(0, 1 - (step - 1) / (double) steps);
  }
}
