package org.attentiontoolkit.tasks.metric.classes;

import java.util.List;
import org.attentiontoolkit.api.metric.ClassMetric;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.statistics.Contributions;

/**
 * Matthews' correlation of predicted and right classes times 100, of two classes or more (Gorodkin,
 * "Comparing two K-category assignments by a K-category correlation coefficient", 2004, equation
 * 8), and 0 where either side has one class only, as sklearn's {@code matthews_corrcoef}.
 */
public final class Matthews implements ClassMetric {
  /** It has no settings. */
  public record Config() {}

  /** The metric. */
  public Matthews(Config config) {}

  @Override
  public String name() {
    return "matthews";
  }

  @Override
  public Measured measure(List<Integer> predictions, List<Integer> references) {
    Contributions all =
        new Contributions(
            ClassCounts.columns(predictions, references),
            sums -> 100 * correlation(ClassCounts.of(sums)));
    return Measured.of(
        name(),
        all,
        "100 times Matthews' correlation coefficient, 0 where undefined",
        MetricScore.Better.HIGHER);
  }

  private static double correlation(ClassCounts counts) {
    double all = 0;
    double hits = 0;
    double both = 0;
    double predicted = 0;
    double right = 0;
    for (int c = 0; c < counts.classes(); c++) {
      double p = counts.predicted().get(c);
      double r = counts.right().get(c);
      all += p;
      hits += counts.hits().get(c);
      both += p * r;
      predicted += p * p;
      right += r * r;
    }
    double spread = (all * all - predicted) * (all * all - right);
    return spread == 0 ? 0 : (hits * all - both) / Math.sqrt(spread);
  }
}
