package org.attentiontoolkit.runner.bench;

import java.util.List;
import java.util.Locale;

/**
 * Training steps.
 *
 * @param benchmark its name
 * @param variant which side, in which version
 * @param stepMillis the median step
 * @param tokensPerSecond real tokens, over all measured steps
 * @param parameters how many are learned
 * @param firstLoss of the first step
 * @param lastLoss of the last one
 */
record StepSample(
    String benchmark,
    String variant,
    double stepMillis,
    double tokensPerSecond,
    long parameters,
    double firstLoss,
    double lastLoss)
    implements Sample {

  /** The line {@code torch_baselines.py} prints. */
  @Override
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"case\": \"%s\", \"variant\": \"%s\", \"step_ms\": %.2f, \"tokens_per_s\": %.1f,"
            + " \"params\": %d, \"loss_first\": %.4f, \"loss_last\": %.4f}",
        benchmark,
        variant,
        stepMillis,
        tokensPerSecond,
        parameters,
        firstLoss,
        lastLoss);
  }

  @Override
  public List<Figure> figures() {
    return List.of(
        new Figure("ms a step", 1, stepMillis), new Figure("tokens/s", 0, tokensPerSecond));
  }

  @Override
  public double speed() {
    return tokensPerSecond;
  }
}
