package org.attentiontoolkit.api.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PairedTestTest {
  private static final int TRIALS = 20_000;

  /**
   * Two systems differ in d examples of 100, in w of them to one's advantage. What is swapped is
   * then a sign test: the difference of a trial is a sum of d signs, so P(|sum| > |2 w - d|) is a
   * sum of binomial coefficients over 2^d. A share p of n trials has the standard deviation √(p (1
   * - p) / n); five are allowed.
   */
  @ParameterizedTest
  @CsvSource({"8, 7, 2", "8, 6, 18", "10, 8, 22", "5, 5, 0"})
  void randomizationIsASignTest(int different, int won, int greaterOfAll) {
    double expected = greaterOfAll / Math.pow(2, different);
    double p =
        new ApproximateRandomization(TRIALS, 3)
            .pValue(hits(0, different - won), hits(different - won, won));
    assertThat(p)
        .isCloseTo(
            (TRIALS * expected + 1) / (TRIALS + 1),
            within(5 * Math.sqrt(expected * (1 - expected) / TRIALS) + 1e-12));
  }

  /** An accuracy of 100 examples, of which 40 and some further ones are right. */
  private static Contributions hits(int begin, int count) {
    double[] hits = new double[100];
    Arrays.fill(hits, 60, 100, 1);
    Arrays.fill(hits, begin, begin + count, 1);
    return Contributions.mean(100, hits);
  }

  @Test
  void equalScoresAreNoDifference() {
    for (PairedTest test : tests()) {
      assertThat(test.pValue(hits(0, 5), hits(0, 5))).isEqualTo(1);
      assertThat(test.pValue(hits(0, 5), hits(10, 5))).isEqualTo(1);
    }
  }

  @Test
  void bothSidesAreAlikeAndDrawsRepeat() {
    for (PairedTest test : tests()) {
      double p = test.pValue(hits(0, 4), hits(2, 9));
      assertThat(p).isBetween(1e-3, 0.2);
      assertThat(test.pValue(hits(2, 9), hits(0, 4))).isEqualTo(p);
      assertThat(test.pValue(hits(0, 4), hits(2, 9))).isEqualTo(p);
    }
  }

  private static List<PairedTest> tests() {
    return List.of(
        new PairedBootstrap(new Bootstrap(2000, 5)), new ApproximateRandomization(2000, 5));
  }

  /** Of 1000 values 25 are left out at each end: sacreBLEU's estimate_ci. */
  @Test
  void meanAndWidthOfResamples() {
    double[] scores = new double[1000];
    Arrays.setAll(scores, i -> i * 7919 % 1000);
    assertThat(BootstrapMean.of(scores)).isEqualTo(new BootstrapMean(499.5, (974 - 25) / 2.0));
    assertThat(BootstrapMean.of(new double[] {3})).isEqualTo(new BootstrapMean(3, 0));
  }
}
