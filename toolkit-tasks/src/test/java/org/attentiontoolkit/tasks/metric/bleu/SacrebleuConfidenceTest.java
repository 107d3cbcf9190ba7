package org.attentiontoolkit.tasks.metric.bleu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.statistics.Bootstrap;
import org.attentiontoolkit.api.statistics.ConfidenceInterval;
import org.attentiontoolkit.api.statistics.Contributions;
import org.attentiontoolkit.tasks.metric.BleuMetric;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Intervals agree with those of sacreBLEU 2.6.0 (sacrebleu_confidence.py). Both draw by chance, so
 * they agree but for the spread of an order statistic: for scores that are about normal, an end
 * found from B resamples has a standard deviation of √(0.025 · 0.975 / B) / φ(1.96) of the
 * bootstrap's own, which is half the interval over 1.96. Four of them are allowed.
 */
final class SacrebleuConfidenceTest {
  private static final double Z = 1.959964;
  private static final int MANY = 20_000;

  private final Map<String, List<String>> lines = new HashMap<>();

  @BeforeEach
  void read() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SacrebleuConfidenceTest.class.getResourceAsStream("sacrebleu-confidence.txt"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> {
            String key = line.substring(0, line.indexOf(' '));
            String value = line.substring(key.length() + 1);
            boolean ofSystem = List.of("printed", "ends", "sentence").contains(key);
            lines
                .computeIfAbsent(
                    ofSystem ? key + " " + value.charAt(0) : key, _ -> new ArrayList<>())
                .add(ofSystem ? value.substring(2) : value);
          });
    }
  }

  @Test
  void theIntervalIsTheOneThatConfidencePrints() {
    for (String system : List.of("a", "b")) {
      double[] printed = numbers("printed " + system);
      ConfidenceInterval ours = Bootstrap.STANDARD.interval(contributions(system)).orElseThrow();
      double half = (ours.high() - ours.low()) / 2;
      assertThat(contributions(system).score()).isCloseTo(printed[0], within(1e-9));
      assertThat(half).isCloseTo(printed[2], within(tolerance(printed[2], 1000, 1000)));
    }
  }

  @Test
  void bothEndsAgreeWithManyResamples() {
    for (String system : List.of("a", "b")) {
      double[] ends = numbers("ends " + system);
      agree(new Bootstrap(MANY, 1).interval(contributions(system)).orElseThrow(), ends, MANY);
      agree(Bootstrap.STANDARD.interval(contributions(system)).orElseThrow(), ends, 1000);
    }
  }

  /** Koehn 2004: the difference of two systems on the same resamples. */
  @Test
  void theIntervalOfADifferenceAgrees() {
    List<double[]> scores =
        new Bootstrap(MANY, 1).scores(List.of(contributions("a"), contributions("b")));
    double[] differences =
        IntStream.range(0, MANY).mapToDouble(i -> scores.get(0)[i] - scores.get(1)[i]).toArray();
    agree(Bootstrap.percentiles(differences).orElseThrow(), numbers("difference"), MANY);
  }

  @Test
  void theScoreOfOneSentenceIsSentenceBleu() {
    for (String system : List.of("a", "b")) {
      double[] expected = numbers("sentence " + system);
      Contributions contributions = contributions(system);
      for (int i = 0; i < expected.length; i++) {
        assertThat(contributions.single(i)).isCloseTo(expected[i], within(1e-9));
      }
    }
  }

  private static void agree(ConfidenceInterval ours, double[] ends, int resamples) {
    double tolerance = tolerance((ends[1] - ends[0]) / 2, resamples, MANY);
    assertThat(ours.low()).isCloseTo(ends[0], within(tolerance));
    assertThat(ours.high()).isCloseTo(ends[1], within(tolerance));
  }

  private static double tolerance(double half, int ours, int theirs) {
    double density = Math.exp(-Z * Z / 2) / Math.sqrt(2 * Math.PI);
    double levels = Math.sqrt(0.025 * 0.975 * (1.0 / ours + 1.0 / theirs));
    return 4 * half / Z * levels / density;
  }

  private Contributions contributions(String system) {
    return new BleuMetric(new BleuMetric.Config("13a", "exp", false))
        .score(lines.getOrDefault(system, List.of()), List.of(lines.getOrDefault("ref", List.of())))
        .measured()
        .contributions();
  }

  private double[] numbers(String key) {
    String line = lines.getOrDefault(key, List.of()).getFirst();
    return Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
