package org.attentiontoolkit.runner.train;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sums over the updates since the last measurement. */
final class Interval {
  private double objectiveSum;
  private double lossSum;
  private long predictions;
  private long tokens;
  private long nanos;
  private double normSum;
  private int updates;
  private double learningRate;

  void add(TrainingStep.Result step, int batchTokens, long tookNanos) {
    objectiveSum += step.objective() * step.predictions();
    lossSum += step.loss() * step.predictions();
    predictions += step.predictions();
    tokens += batchTokens;
    nanos += tookNanos;
    normSum += step.update().gradientNorm();
    learningRate = step.update().learningRate();
    updates++;
  }

  boolean isEmpty() {
    return updates == 0;
  }

  /** The measurements; begins anew. */
  Measured take() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    double loss = lossSum / predictions;
    metrics.put("train.loss", loss);
    metrics.put("train.perplexity", Math.exp(loss));
    if (objectiveSum != lossSum) {
      metrics.put("train.objective", objectiveSum / predictions);
    }
    metrics.put("train.learning-rate", learningRate);
    metrics.put("train.gradient-norm", normSum / updates);
    Map<String, Double> clock = Map.of("train.tokens-per-second", tokens * 1e9 / nanos);
    objectiveSum = 0;
    lossSum = 0;
    predictions = 0;
    tokens = 0;
    nanos = 0;
    normSum = 0;
    updates = 0;
    return new Measured(metrics, clock);
  }
}
