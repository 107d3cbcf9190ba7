package org.attentiontoolkit.tasks.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.statistics.ApproximateRandomization;
import org.attentiontoolkit.api.statistics.Bootstrap;
import org.attentiontoolkit.api.statistics.BootstrapMean;
import org.attentiontoolkit.api.statistics.PairedBootstrap;
import org.attentiontoolkit.tasks.metric.chrf.ChrfMetric;
import org.attentiontoolkit.tasks.metric.ter.TerMetric;
import org.attentiontoolkit.tasks.testing.SharedData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * WMT17 systems against LIUM-NMT.4900, as sacreBLEU 2.6.0 compares them: {@code PairedTest(systems,
 * metrics, references, test_type)} with 1000 resamples or 10000 trials and seed 12345. Our draws
 * are others.
 */
@Tag("shared-data")
final class Newstest2017PairedTest {
  private static final int RESAMPLES = 1000;
  private static final int TRIALS = 10_000;

  /** How many standard deviations of a difference are allowed. */
  private static final int DEVIATIONS = 4;

  /** Half of a 95 % interval in standard deviations of the score. */
  private static final double HALF = 1.96;

  /** Half an interval of 1000 resamples varies by so much of itself: SacrebleuConfidenceTest. */
  private static final double HALF_VARIES = 0.03;

  @ParameterizedTest
  @CsvSource({
    "bleu, C-3MA.4959, 22.6746, 22.6688, 0.5981, 0.0010, 0.0001",
    "bleu, FBK.4870, 26.3316, 26.3218, 0.6551, 0.0979, 0.1887",
    "bleu, online-A.0, 20.7965, 20.7857, 0.6092, 0.0010, 0.0001",
    "chrf, FBK.4870, 54.7152, 54.7162, 0.4837, 0.0010, 0.0001",
    "ter, FBK.4870, 63.6231, 63.6338, 0.7541, 0.0549, 0.0988",
  })
  void equalsSacrebleu(
      String metric,
      String system,
      double score,
      double mean,
      double half,
      double bootstrap,
      double randomization)
      throws IOException {
    Measured baseline = measured(metric, "LIUM-NMT.4900");
    Measured measured = measured(metric, system);
    assertThat(measured.score().value()).isCloseTo(score, within(5e-5));

    Bootstrap draws = new Bootstrap(RESAMPLES, 12345);
    BootstrapMean resampled =
        BootstrapMean.of(draws.scores(List.of(measured.contributions())).getFirst());
    double meanVaries = half / HALF / Math.sqrt(RESAMPLES);
    assertThat(resampled.mean()).isCloseTo(mean, within(DEVIATIONS * Math.sqrt(2) * meanVaries));
    assertThat(resampled.half())
        .isCloseTo(half, within(DEVIATIONS * Math.sqrt(2) * HALF_VARIES * half));

    assertThat(
            new PairedBootstrap(draws).pValue(baseline.contributions(), measured.contributions()))
        .isCloseTo(bootstrap, within(tolerance(bootstrap, RESAMPLES, 2)));
    assertThat(
            new ApproximateRandomization(TRIALS, 12345)
                .pValue(baseline.contributions(), measured.contributions()))
        .isCloseTo(randomization, within(tolerance(randomization, TRIALS, 1)));
  }

  /**
   * A share p of n trials has the variance p (1 - p) / n. The bootstrap's threshold is drawn, too:
   * the mean of the differences shifts it, which adds (f s)² / n, with the density f there and the
   * differences' deviation s; for a normal distribution that is less than p (1 - p) / n. Both are
   * drawn twice; four decimals are given.
   *
   * @param times how often the variance counts
   */
  private static double tolerance(double p, int trials, int times) {
    return DEVIATIONS * Math.sqrt(2 * times * p * (1 - p) / trials) + 5e-5;
  }

  private static Measured measured(String metric, String system) throws IOException {
    TextMetric scorer =
        switch (metric) {
          case "bleu" -> new BleuMetric(new BleuMetric.Config("13a", "exp", false));
          case "chrf" -> new ChrfMetric(new ChrfMetric.Config(6, 0, 2, false, false, false));
          default -> new TerMetric(new TerMetric.Config(false, true, false, false));
        };
    return scorer.measure(
        lines("newstest2017." + system + ".en-de.txt"), List.of(lines("ref0.txt")));
  }

  private static List<String> lines(String name) throws IOException {
    return Files.readAllLines(SharedData.file("metrics/newstest2017.en-de/" + name));
  }
}
