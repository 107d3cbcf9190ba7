package org.attentiontoolkit.tasks.search;

import java.util.Map;

/** How much of the source an output has looked at. */
final class Coverage {
  private static final double LEAST = 1e-9;

  private Coverage() {}

  /**
   * {@code Σ_i log min(Σ_j p_ij, 1)} over source positions i and output positions j, where p is the
   * mean of all heads: Wu et al. 2016, equation 14. 0 if each was looked at once, or if the model
   * has no attention; smaller the more was left out. What got no weight at all, or less, counts as
   * {@value #LEAST}.
   */
  static double of(Hypothesis hypothesis) {
    double[] looked = {};
    int heads = 0;
    for (Hypothesis h = hypothesis; h.before().isPresent(); h = h.before().get()) {
      heads = 0;
      for (double[][] look : h.looks().values()) {
        heads += look.length;
      }
      looked = plus(looked, h.looks());
    }
    double sum = 0;
    for (double each : looked) {
      sum += Math.log(Math.clamp(each / heads, LEAST, 1));
    }
    return sum;
  }

  private static double[] plus(double[] sums, Map<String, double[][]> looks) {
    double[] result = sums;
    for (double[][] look : looks.values()) {
      for (double[] head : look) {
        result = result.length == 0 ? new double[head.length] : result;
        for (int i = 0; i < head.length; i++) {
          result[i] += head[i];
        }
      }
    }
    return result;
  }
}
