package org.attentiontoolkit.tasks.metric.bleu;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.attentiontoolkit.tasks.metric.segment.FixedPoint;

/**
 * A BLEU score and what it is made of (Papineni et al. 2002, section 2.3).
 *
 * @param score 0 … 100
 * @param precisions n-gram precisions after smoothing, in percent, for n = 1 … 4
 * @param brevityPenalty exp(1 - reference length / hypothesis length) when the hypotheses are
 *     shorter, else 1
 * @param statistics the counts behind it
 */
public record BleuScore(
    double score, List<Double> precisions, double brevityPenalty, BleuStatistics statistics) {
  /** sacreBLEU's stand-in for the logarithm of zero. */
  private static final double LOG_OF_ZERO = -9999999999.0;

  /** The score of a corpus's summed statistics. */
  static BleuScore of(BleuStatistics statistics, BleuOptions options) {
    double penalty = penalty(statistics.hypothesisLength(), statistics.referenceLength());
    double[] precisions = new double[BleuStatistics.MAX_ORDER];
    if (statistics.matches().stream().allMatch(m -> m == 0)) {
      return new BleuScore(0, boxed(precisions), penalty, statistics);
    }
    int orders = smooth(statistics, options, precisions);
    double logs = 0;
    for (int n = 0; n < orders; n++) {
      logs += precisions[n] == 0 ? LOG_OF_ZERO : Math.log(precisions[n]);
    }
    double score = penalty * Math.exp(logs / orders);
    return new BleuScore(score, boxed(precisions), penalty, statistics);
  }

  /** Fills in the precisions; the number of orders that count. */
  private static int smooth(BleuStatistics statistics, BleuOptions options, double[] precisions) {
    double halvings = 1;
    int orders = BleuStatistics.MAX_ORDER;
    for (int n = 0; n < BleuStatistics.MAX_ORDER; n++) {
      double added = n > 0 && options.smoothing() instanceof Smoothing.AddK(double k) ? k : 0;
      double matches = statistics.matches().get(n) + added;
      double total = statistics.totals().get(n) + added;
      if (total == 0) {
        break;
      }
      if (options.effectiveOrder()) {
        orders = n + 1;
      }
      if (matches > 0) {
        precisions[n] = 100 * matches / total;
      } else if (options.smoothing() instanceof Smoothing.Exp) {
        halvings *= 2;
        precisions[n] = 100 / (halvings * total);
      } else if (options.smoothing() instanceof Smoothing.Floor(double floor)) {
        precisions[n] = 100 * floor / total;
      }
    }
    return orders;
  }

  private static double penalty(long hypothesis, long reference) {
    if (hypothesis >= reference) {
      return 1;
    }
    return hypothesis == 0 ? 0 : Math.exp(1 - (double) reference / hypothesis);
  }

  /** Hypothesis length over reference length, 0 without references. */
  public double ratio() {
    long reference = statistics.referenceLength();
    return reference == 0 ? 0 : (double) statistics.hypothesisLength() / reference;
  }

  /** The line sacreBLEU prints: {@code BLEU|SIGNATURE = 28.30 60.1/35.2/… (BP = …)}. */
  public String line(String signature) {
    String shown =
        precisions.stream().map(p -> FixedPoint.format(p, 1)).collect(Collectors.joining("/"));
    return "BLEU|%s = %s %s (BP = %s ratio = %s hyp_len = %d ref_len = %d)"
        .formatted(
            signature,
            FixedPoint.format(score, 2),
            shown,
            FixedPoint.format(brevityPenalty, 3),
            FixedPoint.format(ratio(), 3),
            statistics.hypothesisLength(),
            statistics.referenceLength());
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
