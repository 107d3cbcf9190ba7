package org.attentiontoolkit.runner.report.sample;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.MetricScore.Better;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Prediction;

/**
 * All predictions, the worst first: the wrong ones, and of these the one with the worse score of
 * its own, by the evaluation's scores in turn; where there are none, by the words it has in common
 * with its reference. Equally bad ones are in the order of the data.
 *
 * @param worstFirst examples
 * @param exact which examples are right
 */
record Ranking(List<Integer> worstFirst, BitSet exact) {

  static Ranking of(Evaluation evaluation) {
    List<Prediction> all = evaluation.predictions();
    BitSet exact = new BitSet();
    double[][] goodness = new double[all.size()][];
    List<MetricScore> scores = evaluation.scores();
    for (int i = 0; i < goodness.length; i++) {
      Prediction p = all.get(i);
      exact.set(i, p.isExact());
      goodness[i] =
          p.scores().isEmpty()
              ? new double[] {similarity(p)}
              : scores.stream().mapToDouble(score -> goodness(p, score)).toArray();
    }
    Comparator<Integer> worse = Comparator.comparing(exact::get);
    return new Ranking(
        IntStream.range(0, goodness.length)
            .boxed()
            .sorted(worse.thenComparing((a, b) -> compare(goodness[a], goodness[b])))
            .toList(),
        exact);
  }

  /** To what would have been right, if that is known. */
  private static double similarity(Prediction p) {
    return p.reference().map(right -> new WordDiff(right, p.output()).similarity()).orElse(0.0);
  }

  /** Less is worse; what is not a number is worst. */
  private static double goodness(Prediction p, MetricScore score) {
    double value = p.scores().getOrDefault(score.name(), 0.0);
    if (Double.isNaN(value)) {
      return Double.NEGATIVE_INFINITY;
    }
    return score.better() == Better.HIGHER ? value : -value;
  }

  private static int compare(double[] a, double[] b) {
    int common = Math.min(a.length, b.length);
    for (int i = 0; i < common; i++) {
      int order = Double.compare(a[i], b[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
