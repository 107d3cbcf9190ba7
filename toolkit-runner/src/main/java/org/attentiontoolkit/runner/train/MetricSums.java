package org.attentiontoolkit.runner.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.attentiontoolkit.runner.train.state.StateVisitor;
import org.attentiontoolkit.runner.train.state.Stateful;

/** Sums over the updates since the last measurement. */
final class MetricSums implements Stateful {
  private final LossSums losses = new LossSums();
  private long tokens;
  private long nanos;
  private double normSum;
  private int updates;
  private double learningRate;

  void add(TrainingStep.Result step, int batchTokens, long tookNanos) {
    losses.add(step.sums());
    tokens += batchTokens;
    nanos += tookNanos;
    normSum += step.update().gradientNorm();
    learningRate = step.update().learningRate();
    updates++;
  }

  @Override
  public void visit(StateVisitor visitor) {
    losses.visit(visitor.part("loss"));
    tokens = visitor.whole("tokens", tokens);
    nanos = visitor.whole("nanos", nanos);
    normSum = visitor.number("gradient-norms", normSum);
    updates = visitor.count("updates", updates);
    learningRate = visitor.number("learning-rate", learningRate);
  }

  boolean isEmpty() {
    return updates == 0;
  }

  /** The measurements; begins anew. */
  MetricValues take() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    Map<String, Double> parts = losses.losses();
    double loss = losses.loss();
    metrics.put("train.loss", loss);
    if (parts.size() == 1) {
      metrics.put("train.perplexity", Math.exp(loss));
    } else {
      parts.forEach((name, value) -> metrics.put("train." + name + ".loss", value));
    }
    if (losses.objective() != loss) {
      metrics.put("train.objective", losses.objective());
    }
    metrics.put("train.learning-rate", learningRate);
    metrics.put("train.gradient-norm", normSum / updates);
    Map<String, Double> clock = Map.of("train.tokens-per-second", tokens * 1e9 / nanos);
    losses.clear();
    tokens = 0;
    nanos = 0;
    normSum = 0;
    updates = 0;
    return new MetricValues(metrics, clock);
  }
}
