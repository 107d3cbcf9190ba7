package org.attentiontoolkit.tasks.metric.number;

import java.util.List;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.Metric;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.NumberMetric;
import org.attentiontoolkit.api.statistics.Contributions;

/**
 * Pearson's correlation of predicted and right numbers times 100. Where either side is constant it
 * is not defined, and 0 here: such predictions know nothing, and training goes on.
 */
public final class Pearson implements NumberMetric {
  /** It has no settings. */
  public record Config() {}

  /** The metric. */
  public Pearson(Config config) {}

  @Override
  public String name() {
    return "pearson";
  }

  @Override
  public Measured measure(List<Double> predictions, List<Double> references) {
    Metric.requireSame(predictions.size(), references.size());
    Contributions all =
        Correlation.of(
            predictions.stream().mapToDouble(p -> p).toArray(),
            references.stream().mapToDouble(r -> r).toArray());
    return Measured.of(
        name(),
        all,
        "100 times Pearson's correlation, 0 where either side is constant",
        MetricScore.Better.HIGHER);
  }
}
