package org.attentiontoolkit.tasks.metric.number;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.Metric;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.NumberMetric;
import org.attentiontoolkit.api.statistics.Contributions;

/**
 * Spearman's correlation times 100: Pearson's of the ranks, equal numbers sharing the mean of
 * theirs; 0 where either side is constant. A resample keeps the ranks that its examples have among
 * all.
 */
public final class Spearman implements NumberMetric {
  /** It has no settings. */
  public record Config() {}

  /** The metric. */
  public Spearman(Config config) {}

  @Override
  public String name() {
    return "spearman";
  }

  @Override
  public Measured measure(List<Double> predictions, List<Double> references) {
    Metric.requireSame(predictions.size(), references.size());
    Contributions all = Correlation.of(ranks(predictions), ranks(references));
    return Measured.of(
        name(),
        all,
        "100 times Spearman's correlation (mean ranks), 0 where either side is constant",
        MetricScore.Better.HIGHER);
  }

  /** The place of each value among all, from 1; equal ones have the mean of their places. */
  private static double[] ranks(List<Double> values) {
    int[] order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparingDouble(values::get))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[order.length];
    for (int start = 0; start < order.length; ) {
      int end = start + 1;
      while (end < order.length && values.get(order[end]).equals(values.get(order[start]))) {
        end++;
      }
      for (int i = start; i < end; i++) {
        ranks[order[i]] = (start + 1 + end) / 2.0;
      }
      start = end;
    }
    return ranks;
  }
}
