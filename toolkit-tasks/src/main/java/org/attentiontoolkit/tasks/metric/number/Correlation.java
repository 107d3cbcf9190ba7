package org.attentiontoolkit.tasks.metric.number;

import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.api.statistics.Contributions;

/** Pearson's correlation as a function of sums, so that resamples follow from weights. */
final class Correlation {
  /** What is left of a variance when all values are equal, by rounding. */
  private static final double ROUNDING = 1e-12;

  private Correlation() {}

  /**
   * Contributions to 100 times the correlation of x and y; 0 where either is constant. Both are
   * taken from their means, so that squares stay small.
   */
  static Contributions of(double[] x, double[] y) {
    double[] dx = centred(x);
    double[] dy = centred(y);
    double[] ones = new double[x.length];
    Arrays.fill(ones, 1);
    return new Contributions(
        List.of(ones, dx, dy, product(dx, dx), product(dy, dy), product(dx, dy)),
        Correlation::ofSums);
  }

  private static double ofSums(double[] sums) {
    double n = sums[0];
    double xx = n * sums[3] - sums[1] * sums[1];
    double yy = n * sums[4] - sums[2] * sums[2];
    boolean constant = xx <= ROUNDING * n * sums[3] || yy <= ROUNDING * n * sums[4];
    return constant ? 0 : 100 * (n * sums[5] - sums[1] * sums[2]) / Math.sqrt(xx * yy);
  }

  private static double[] centred(double[] values) {
    // Equal values must give zeros, which their rounded mean might not.
    boolean constant = Arrays.stream(values).allMatch(v -> v == values[0]);
    double mean = constant ? values[0] : Arrays.stream(values).average().orElse(0);
    return Arrays.stream(values).map(v -> v - mean).toArray();
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, i -> a[i] * b[i]);
    return product;
  }
}
