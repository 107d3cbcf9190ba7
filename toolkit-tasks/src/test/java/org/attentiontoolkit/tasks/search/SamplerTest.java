package org.attentiontoolkit.tasks.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.attentiontoolkit.tasks.search.SamplingSearch.Config;
import org.attentiontoolkit.tensor.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {
  /** What Hugging Face's warpers leave, by {@code sampler_cases.py}. */
  @ParameterizedTest
  @MethodSource("rows")
  void cutsAsHuggingFaceDoes(String row) {
    String[] parts = row.split("\t");
    double[] keys = numbers(parts[0]);
    Sampler sampler = new Sampler(new Config(keys[0], (int) keys[1], keys[2], keys[3], 1));
    assertThat(sampler.probabilities(numbers(parts[1])))
        .containsExactly(numbers(parts[2]), within(1e-12));
  }

  static List<String> rows() throws IOException {
    try (InputStream in =
            Objects.requireNonNull(SamplerTest.class.getResourceAsStream("sampler-cases.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /** Pearson's test: with 3 degrees of freedom, 16.3 is exceeded once in a thousand times. */
  @Test
  void drawsByProbability() {
    double[] probabilities = {0.1, 0.2, 0.3, 0.4};
    double[] logs = Arrays.stream(probabilities).map(Math::log).toArray();
    Sampler sampler = new Sampler(new Config(1, 0, 1, 0, 1));
    int draws = 10_000;
    int[] counts = new int[probabilities.length];
    for (int i = 0; i < draws; i++) {
      counts[sampler.draw(logs, Draws.uniform(5, i))]++;
    }
    double chiSquared = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = draws * probabilities[i];
      chiSquared += Math.pow(counts[i] - expected, 2) / expected;
    }
    assertThat(chiSquared).isLessThan(16.3);
  }

  @Test
  void drawsTheLastOneWhereRoundingLeavesSomething() {
    Sampler sampler = new Sampler(new Config(1, 0, 1, 0, 1));
    double[] logs = {Math.log(0.3), Math.log(0.7), Double.NEGATIVE_INFINITY};
    assertThat(sampler.draw(logs, Math.nextDown(1.0))).isEqualTo(1);
  }
}
