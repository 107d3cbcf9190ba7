package org.attentiontoolkit.tasks.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BeamSearchTest {
  private static final int SOURCES = 20;
  private static final int WORDS = 4;
  private static final int LIMIT = 4;

  /** As many as there are outputs of four tokens. */
  private static final int FULL = 400;

  @ParameterizedTest
  @EnumSource(LengthPenalty.class)
  void aBeamOfFullWidthFindsTheBestThereIs(LengthPenalty penalty) {
    int[] sources = IntStream.range(0, SOURCES).toArray();
    List<int[]> found = outputs(beam(FULL, penalty), sources);
    for (int source : sources) {
      RandomLanguage language = new RandomLanguage(WORDS, source);
      double best =
          allOutputs().stream()
              .mapToDouble(output -> score(language, penalty, source, output))
              .max()
              .orElseThrow();
      assertThat(score(language, penalty, source, found.get(source)))
          .as("source %d: %s", source, Arrays.toString(found.get(source)))
          .isCloseTo(best, within(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource(LengthPenalty.class)
  void aBeamOfOneIsGreedy(LengthPenalty penalty) {
    int[] sources = IntStream.range(0, SOURCES).toArray();
    assertThat(outputs(beam(1, penalty), sources))
        .containsExactlyElementsOf(outputs(new GreedySearch(new GreedySearch.Config()), sources));
  }

  @Test
  void aSourceAloneHasTheOutputThatItHasInAnyBatch() {
    Search beam = beam(3, LengthPenalty.AVERAGE);
    int[] sources = IntStream.range(0, SOURCES).toArray();
    List<int[]> together = outputs(beam, sources);
    for (int source : sources) {
      assertThat(outputs(beam, source).getFirst()).containsExactly(together.get(source));
    }
  }

  /** It finds no worse outputs than the greedy search does. */
  @Test
  void widerBeamsFindLikelierOutputs() {
    int[] sources = IntStream.range(0, SOURCES).toArray();
    double last = Double.NEGATIVE_INFINITY;
    for (int width : new int[] {1, 2, 4, 16, FULL}) {
      List<int[]> found = outputs(beam(width, LengthPenalty.NONE), sources);
      double sum = 0;
      for (int source : sources) {
        sum += new RandomLanguage(WORDS, source).logProbability(source, found.get(source));
      }
      assertThat(sum).as("width %d", width).isGreaterThanOrEqualTo(last - 1e-5);
      last = sum;
    }
  }

  private static Search beam(int width, LengthPenalty penalty) {
    return new BeamSearch(new BeamSearch.Config(width, penalty, 0.8));
  }

  private static List<int[]> outputs(Search search, int... sources) {
    int[] limits = new int[sources.length];
    Arrays.fill(limits, LIMIT);
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Tape tape = engine.inference()) {
      return search.search(tape, new RandomLanguage(WORDS, sources), limits, Stop.NEVER).stream()
          .map(Output::tokens)
          .toList();
    }
  }

  private static double score(
      RandomLanguage language, LengthPenalty penalty, int source, int[] output) {
    double divisor =
        switch (penalty) {
          case NONE -> 1;
          case AVERAGE -> Math.pow(output.length, 0.8);
          case WU -> Math.pow((5.0 + output.length) / 6, 0.8);
        };
    return language.logProbability(source, output) / divisor;
  }

  /** All that end with the last token, or at the limit. */
  private static List<int[]> allOutputs() {
    List<int[]> all = new ArrayList<>();
    List<int[]> going = List.of(new int[0]);
    for (int length = 1; length <= LIMIT; length++) {
      List<int[]> next = new ArrayList<>();
      for (int[] output : going) {
        for (int word = 0; word < WORDS; word++) {
          int[] longer = Arrays.copyOf(output, length);
          longer[length - 1] = word;
          (word == RandomLanguage.END || length == LIMIT ? all : next).add(longer);
        }
      }
      going = next;
    }
    return all;
  }
}
