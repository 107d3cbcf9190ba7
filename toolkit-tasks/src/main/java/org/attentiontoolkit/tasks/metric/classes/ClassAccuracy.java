package org.attentiontoolkit.tasks.metric.classes;

import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.metric.ClassMetric;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.Metric;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.statistics.Contributions;

/** How many classes are right, in percent. */
public final class ClassAccuracy implements ClassMetric {
  /** It has no settings. */
  public record Config() {}

  /** The metric. */
  public ClassAccuracy(Config config) {}

  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public Measured measure(List<Integer> predictions, List<Integer> references) {
    Metric.requireSame(predictions.size(), references.size());
    double[] hits =
        IntStream.range(0, predictions.size())
            .mapToDouble(i -> predictions.get(i).equals(references.get(i)) ? 1 : 0)
            .toArray();
    Contributions all = Contributions.mean(100, hits);
    return Measured.of(name(), all, "percent of classes that are right", MetricScore.Better.HIGHER);
  }
}
