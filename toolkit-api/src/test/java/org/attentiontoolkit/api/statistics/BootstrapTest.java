package org.attentiontoolkit.api.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.random.Draws;
import org.junit.jupiter.api.Test;

/** Against the theory of the scores whose distribution is known. */
final class BootstrapTest {
  private static final double Z = 1.959964;

  /**
   * The share of draws below the 25th of 1000 values is 0.025 but for chance: its standard
   * deviation is √(0.025 · 0.975 / 1000), and four of them are allowed.
   */
  private static final double SPREAD = 4 * Math.sqrt(0.025 * 0.975 / 1000);

  /** The hits of a resample are binomial exactly. */
  @Test
  void anAccuracysEndsAreQuantilesOfTheBinomial() {
    for (int hits : new int[] {380, 200, 20}) {
      int examples = 400;
      double[] right = new double[examples];
      double[] trials = new double[examples];
      Arrays.fill(right, 0, hits, 1);
      Arrays.fill(trials, 1);
      ConfidenceInterval interval =
          Bootstrap.STANDARD.interval(Contributions.mean(100, right, trials)).orElseThrow();
      double share = hits / (double) examples;
      int low = (int) Math.round(interval.low() / 100 * examples);
      int high = (int) Math.round(interval.high() / 100 * examples);
      assertThat(atMost(low - 1, examples, share)).isLessThan(0.025 + SPREAD);
      assertThat(atMost(low, examples, share)).isGreaterThan(0.025 - SPREAD);
      assertThat(atMost(high, examples, share)).isGreaterThan(0.975 - SPREAD);
      assertThat(atMost(high - 1, examples, share)).isLessThan(0.975 + SPREAD);
    }
  }

  /** How likely it is that at most so many of the trials are hits. */
  private static double atMost(int hits, int trials, double share) {
    double sum = 0;
    double logChoose = 0;
    for (int k = 0; k <= hits; k++) {
      sum += Math.exp(logChoose + k * Math.log(share) + (trials - k) * Math.log(1 - share));
      logChoose += Math.log((trials - k) / (k + 1.0));
    }
    return sum;
  }

  /**
   * By the central limit theorem: mean ± 1.96 s / √n. An end is an order statistic, whose standard
   * deviation is that of its level over the normal density there.
   */
  @Test
  void aMeansEndsAreThoseOfTheNormal() {
    int examples = 2000;
    double[] values = values(1, examples);
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double error = Math.sqrt(variance / examples);
    double density = Math.exp(-Z * Z / 2) / Math.sqrt(2 * Math.PI);
    ConfidenceInterval interval = Bootstrap.STANDARD.interval(mean(values)).orElseThrow();
    assertThat(interval.low()).isCloseTo(mean - Z * error, within(error * SPREAD / density));
    assertThat(interval.high()).isCloseTo(mean + Z * error, within(error * SPREAD / density));
    assertThat(interval.holds(mean)).isTrue();
  }

  /** Resamples are paired: the difference of two scores is the score of the differences. */
  @Test
  void aResampleHoldsTheSameExamplesForEveryScore() {
    double[] a = values(1, 500);
    double[] b = values(2, 500);
    double[] minus = IntStream.range(0, 500).mapToDouble(i -> a[i] - b[i]).toArray();
    Bootstrap bootstrap = new Bootstrap(50, 3);
    List<double[]> together = bootstrap.scores(List.of(mean(a), mean(b)));
    double[] alone = bootstrap.scores(List.of(mean(minus))).getFirst();
    for (int i = 0; i < alone.length; i++) {
      assertThat(together.get(0)[i] - together.get(1)[i]).isCloseTo(alone[i], within(1e-12));
    }
    assertThat(new Bootstrap(50, 4).scores(List.of(mean(a))).getFirst())
        .isNotEqualTo(together.getFirst());
  }

  /** Efron and Tibshirani 1993, page 160. */
  @Test
  void theEndsOfAThousandValuesAreThe25thFromEachSide() {
    double[] values = IntStream.rangeClosed(1, 1000).mapToDouble(i -> 1001 - i).toArray();
    assertThat(Bootstrap.percentiles(values)).contains(new ConfidenceInterval(25, 976));
    assertThat(Bootstrap.percentiles(new double[39])).contains(new ConfidenceInterval(0, 0));
  }

  @Test
  void whatIsNotFiniteOrTooFewHasNoInterval() {
    assertThat(Bootstrap.percentiles(new double[38])).isEmpty();
    double[] values = new double[1000];
    for (double broken : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      values[500] = broken;
      assertThat(Bootstrap.percentiles(values)).isEmpty();
    }
  }

  private static Contributions mean(double[] values) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return Contributions.mean(1, values, ones);
  }

  /** Skewed, as losses are. */
  private static double[] values(long key, int count) {
    return IntStream.range(0, count)
        .mapToDouble(i -> -Math.log(1 - Draws.uniform(key, i)))
        .toArray();
  }
}
