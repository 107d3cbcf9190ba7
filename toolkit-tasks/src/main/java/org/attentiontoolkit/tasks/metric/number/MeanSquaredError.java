package org.attentiontoolkit.tasks.metric.number;

import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.Metric;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.NumberMetric;
import org.attentiontoolkit.api.statistics.Contributions;

/** The mean of the squared differences of predicted and right numbers. */
public final class MeanSquaredError implements NumberMetric {
  /** It has no settings. */
  public record Config() {}

  /** The metric. */
  public MeanSquaredError(Config config) {}

  @Override
  public String name() {
    return "mean-squared-error";
  }

  @Override
  public Measured measure(List<Double> predictions, List<Double> references) {
    Metric.requireSame(predictions.size(), references.size());
    double[] squares =
        IntStream.range(0, predictions.size())
            .mapToDouble(i -> Math.pow(predictions.get(i) - references.get(i), 2))
            .toArray();
    Contributions all = Contributions.mean(1, squares);
    return Measured.of(name(), all, "mean squared difference", MetricScore.Better.LOWER);
  }
}
