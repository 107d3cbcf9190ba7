package org.attentiontoolkit.tasks.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
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

  @ParameterizedTest
  @EnumSource(LengthPenalty.class)
  void aBeamOfFullWidthFindsTheBestFewInOrder(LengthPenalty penalty) {
    int[] sources = IntStream.range(0, SOURCES).toArray();
    List<List<Output>> found = found(beam(FULL, penalty), 7, sources);
    for (int source : sources) {
      RandomLanguage language = new RandomLanguage(WORDS, source);
      double[] best =
          allOutputs().stream()
              .mapToDouble(output -> -score(language, penalty, source, output))
              .sorted()
              .limit(7)
              .map(score -> -score)
              .toArray();
      List<Output> outputs = found.get(source);
      assertThat(outputs).hasSize(7);
      for (int i = 0; i < best.length; i++) {
        Output output = outputs.get(i);
        assertThat(output.score()).isCloseTo(best[i], within(1e-5));
        assertThat(score(language, penalty, source, output.tokens()))
            .isCloseTo(output.score(), within(1e-5));
        assertThat(language.logProbability(source, output.tokens()))
            .isCloseTo(output.logProbability(), within(1e-5));
      }
    }
  }

  @Test
  void aBeamOfFullWidthFindsTheBestThatARuleAllows() {
    int[] sources = IntStream.range(0, SOURCES).toArray();
    List<int[]> longer = outputs(beam(FULL, LengthPenalty.NONE, 3, 0), sources);
    List<int[]> varied = outputs(beam(FULL, LengthPenalty.NONE, 0, 1), sources);
    for (int source : sources) {
      RandomLanguage language = new RandomLanguage(WORDS, source);
      assertThat(language.logProbability(source, longer.get(source)))
          .isCloseTo(best(language, source, o -> o.length > 3), within(1e-5));
      assertThat(language.logProbability(source, varied.get(source)))
          .isCloseTo(best(language, source, BeamSearchTest::varies), within(1e-5));
    }
  }

  @Test
  void whatMayNotGoOnEnds() {
    Search onlyFirst = beam(2, LengthPenalty.NONE, 10, 1);
    for (int[] output : outputs(onlyFirst, 0, 1, 2)) {
      assertThat(output).hasSize(4).endsWith(RandomLanguage.END).doesNotHaveDuplicates();
    }
  }

  private static boolean varies(int[] output) {
    return Arrays.stream(output).distinct().count() == output.length;
  }

  private static double best(RandomLanguage language, int source, Predicate<int[]> allowed) {
    return allOutputs().stream()
        .filter(allowed)
        .mapToDouble(output -> language.logProbability(source, output))
        .max()
        .orElseThrow();
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
    return beam(width, penalty, 0, 0);
  }

  private static Search beam(int width, LengthPenalty penalty, int minLength, int ngram) {
    return new BeamSearch(new BeamSearch.Config(width, penalty, 0.8, 0, minLength, ngram, 1, 0));
  }

  private static List<int[]> outputs(Search search, int... sources) {
    return found(search, 1, sources).stream().map(o -> o.getFirst().tokens()).toList();
  }

  private static List<List<Output>> found(Search search, int wanted, int... sources) {
    int[] limits = new int[sources.length];
    Arrays.fill(limits, LIMIT);
    long[] numbers = Arrays.stream(sources).asLongStream().toArray();
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Tape tape = engine.inference()) {
      Search.Request request = new Search.Request(limits, numbers, wanted);
      return search.search(tape, new RandomLanguage(WORDS, sources), request, Stop.NEVER);
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
