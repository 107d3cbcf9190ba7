package org.attentiontoolkit.tasks.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.task.Ensemble.Mean;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Means of languages whose probabilities are all known. */
class EnsembleTokensTest {
  private static final int WORDS = 5;
  private static final int LIMIT = 4;
  private static final int[] SOURCES = IntStream.range(0, 12).toArray();

  /** Another language says something else of the same source. */
  private static final int OTHER = 1000;

  @ParameterizedTest
  @EnumSource(Mean.class)
  void aModelWithItselfIsTheModel(Mean mean) {
    for (Search search : List.of(greedy(), beam())) {
      List<Output> alone = found(search, language(0), SOURCES);
      List<Output> twice =
          found(search, new EnsembleTokens(List.of(language(0), language(0)), mean), SOURCES);
      for (int source : SOURCES) {
        assertThat(twice.get(source).tokens()).containsExactly(alone.get(source).tokens());
        assertThat(twice.get(source).logProbability())
            .isCloseTo(alone.get(source).logProbability(), within(1e-5));
      }
    }
  }

  /** The probability of an output, from its formula. */
  @ParameterizedTest
  @EnumSource(Mean.class)
  void theProbabilityIsTheMean(Mean mean) {
    List<Output> found =
        found(beam(), new EnsembleTokens(List.of(language(0), language(OTHER)), mean), SOURCES);
    for (int source : SOURCES) {
      int[] tokens = found.get(source).tokens();
      double sum = 0;
      for (int length = 1; length <= tokens.length; length++) {
        sum += Math.log(mean(mean, source, tokens, length));
      }
      assertThat(found.get(source).logProbability()).as("%d", source).isCloseTo(sum, within(1e-5));
    }
  }

  @Test
  void theOrderOfTheModelsDoesNotMatter() {
    for (Mean mean : Mean.values()) {
      List<Output> one =
          found(greedy(), new EnsembleTokens(List.of(language(0), language(OTHER)), mean), SOURCES);
      List<Output> two =
          found(greedy(), new EnsembleTokens(List.of(language(OTHER), language(0)), mean), SOURCES);
      for (int source : SOURCES) {
        assertThat(one.get(source).tokens()).containsExactly(two.get(source).tokens());
      }
    }
  }

  @Test
  void aSourceAloneHasTheOutputThatItHasInAnyBatch() {
    List<Output> together =
        found(
            beam(),
            new EnsembleTokens(List.of(language(0), language(OTHER)), Mean.LINEAR),
            SOURCES);
    for (int source : SOURCES) {
      NextTokens alone =
          new EnsembleTokens(
              List.of(new RandomLanguage(WORDS, source), new RandomLanguage(WORDS, source + OTHER)),
              Mean.LINEAR);
      Output output = found(beam(), alone, source).getFirst();
      assertThat(output.tokens()).containsExactly(together.get(source).tokens());
      assertThat(output.score()).isEqualTo(together.get(source).score());
    }
  }

  /** Of the token at a place, given those before it. */
  private static double mean(Mean mean, int source, int[] tokens, int length) {
    double[] all = new double[WORDS];
    for (int word = 0; word < WORDS; word++) {
      double one = probability(source, tokens, length, word);
      double two = probability(source + OTHER, tokens, length, word);
      all[word] = mean == Mean.LINEAR ? (one + two) / 2 : Math.sqrt(one * two);
    }
    return all[tokens[length - 1]] / Arrays.stream(all).sum();
  }

  private static double probability(int source, int[] tokens, int length, int word) {
    RandomLanguage language = new RandomLanguage(WORDS, source);
    int[] before = Arrays.copyOf(tokens, length - 1);
    int[] with = Arrays.copyOf(before, length);
    with[length - 1] = word;
    return Math.exp(
        language.logProbability(source, with) - language.logProbability(source, before));
  }

  private static NextTokens language(int shift) {
    return new RandomLanguage(WORDS, Arrays.stream(SOURCES).map(s -> s + shift).toArray());
  }

  private static Search greedy() {
    return new GreedySearch(new GreedySearch.Config());
  }

  private static Search beam() {
    return new BeamSearch(new BeamSearch.Config(3, LengthPenalty.NONE, 1, 0, 0, 0, 1, 0));
  }

  private static List<Output> found(Search search, NextTokens language, int... sources) {
    int[] limits = new int[sources.length];
    Arrays.fill(limits, LIMIT);
    long[] numbers = Arrays.stream(sources).asLongStream().toArray();
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Tape tape = engine.inference()) {
      return search
          .search(tape, language, new Search.Request(limits, numbers, 1), Stop.NEVER)
          .stream()
          .map(List::getFirst)
          .toList();
    }
  }
}
