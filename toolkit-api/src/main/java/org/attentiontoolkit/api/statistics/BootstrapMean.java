package org.attentiontoolkit.api.statistics;

import java.util.Arrays;

/**
 * What resamples say of a score, as sacreBLEU prints it: their mean, and half the width of the
 * interval that leaves out a fortieth of them at each end.
 *
 * @param mean of the resamples' scores
 * @param half the width to each side
 */
public record BootstrapMean(double mean, double half) {
  private static final int LEFT_OUT = 40;

  /** The mean and width of scores, at least one. */
  public static BootstrapMean of(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int low = sorted.length / LEFT_OUT;
    double width = sorted[sorted.length - 1 - low] - sorted[low];
    return new BootstrapMean(Arrays.stream(sorted).average().orElseThrow(), width / 2);
  }
}
