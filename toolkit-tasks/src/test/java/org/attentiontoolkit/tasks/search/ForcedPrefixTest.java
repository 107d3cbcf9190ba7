package org.attentiontoolkit.tasks.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Outputs that begin with what they have to, in a language whose probabilities are all known. */
class ForcedPrefixTest {
  private static final int WORDS = 4;
  private static final int LIMIT = 5;
  private static final int[] SOURCES = IntStream.range(0, 15).toArray();

  /** Of every length from none to one less than the limit; none has the token that ends. */
  private static final List<int[]> PREFIXES =
      Arrays.stream(SOURCES)
          .mapToObj(source -> Arrays.copyOf(new int[] {2, 0, 3, 2}, source % LIMIT))
          .toList();

  static Stream<Search> searches() {
    return Stream.of(
        greedy(), beam(3), new SamplingSearch(new SamplingSearch.Config(1, 0, 1, 0, 4)));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void eachOutputBeginsWithItsPrefixAndHasItsProbability(Search search) {
    List<List<Output>> found = found(search, 2, SOURCES, PREFIXES);
    for (int source : SOURCES) {
      for (Output output : found.get(source)) {
        int[] prefix = PREFIXES.get(source);
        assertThat(Arrays.copyOf(output.tokens(), prefix.length)).containsExactly(prefix);
        assertThat(output.tokens().length).isBetween(prefix.length + 1, LIMIT);
        assertThat(output.logProbability())
            .isCloseTo(
                new RandomLanguage(WORDS, source).logProbability(source, output.tokens()),
                within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void aSourceAloneHasTheOutputThatItHasInAnyBatch(Search search) {
    List<List<Output>> together = found(search, 1, SOURCES, PREFIXES);
    for (int source : SOURCES) {
      Output alone =
          found(search, 1, new int[] {source}, List.of(PREFIXES.get(source))).getFirst().getFirst();
      assertThat(alone.tokens()).containsExactly(together.get(source).getFirst().tokens());
      assertThat(alone.score()).isEqualTo(together.get(source).getFirst().score());
    }
  }

  @Test
  void aBeamOfOneIsGreedy() {
    List<List<Output>> one = found(beam(1), 1, SOURCES, PREFIXES);
    List<List<Output>> greedy = found(greedy(), 1, SOURCES, PREFIXES);
    for (int source : SOURCES) {
      assertThat(one.get(source).getFirst().tokens())
          .containsExactly(greedy.get(source).getFirst().tokens());
      assertThat(one.get(source).getFirst().logProbability())
          .isEqualTo(greedy.get(source).getFirst().logProbability());
    }
  }

  /** The best there is among all outputs that begin so. */
  @Test
  void aBeamOfFullWidthFindsTheBestContinuation() {
    List<List<Output>> found = found(beam(400), 1, SOURCES, PREFIXES);
    for (int source : SOURCES) {
      RandomLanguage language = new RandomLanguage(WORDS, source);
      double best =
          continuations(PREFIXES.get(source)).stream()
              .mapToDouble(output -> language.logProbability(source, output))
              .max()
              .orElseThrow();
      assertThat(found.get(source).getFirst().logProbability()).isCloseTo(best, within(1e-5));
    }
  }

  /** What a search finds by itself it finds again when some of it is forced. */
  @Test
  void forcingWhatIsLikeliestChangesNothing() {
    List<List<Output>> free = found(greedy(), 1, SOURCES, noPrefixes());
    List<int[]> halves =
        free.stream()
            .map(outputs -> outputs.getFirst().tokens())
            .map(tokens -> Arrays.copyOf(tokens, tokens.length / 2))
            .toList();
    List<List<Output>> forced = found(greedy(), 1, SOURCES, halves);
    for (int source : SOURCES) {
      assertThat(forced.get(source).getFirst().tokens())
          .containsExactly(free.get(source).getFirst().tokens());
    }
  }

  private static List<int[]> noPrefixes() {
    return Arrays.stream(SOURCES).mapToObj(_ -> new int[0]).toList();
  }

  private static Search greedy() {
    return new GreedySearch(new GreedySearch.Config());
  }

  private static Search beam(int width) {
    return new BeamSearch(new BeamSearch.Config(width, LengthPenalty.NONE, 1, 0, 0, 0, 1, 0));
  }

  private static List<List<Output>> found(
      Search search, int wanted, int[] sources, List<int[]> prefixes) {
    int[] limits = new int[sources.length];
    Arrays.fill(limits, LIMIT);
    long[] numbers = Arrays.stream(sources).asLongStream().toArray();
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Tape tape = engine.inference()) {
      return search.search(
          tape,
          new RandomLanguage(WORDS, sources),
          new Search.Request(limits, numbers, wanted, prefixes),
          Stop.NEVER);
    }
  }

  private static List<int[]> continuations(int[] prefix) {
    List<int[]> all = new ArrayList<>();
    List<int[]> going = List.of(prefix);
    while (!going.isEmpty()) {
      List<int[]> next = new ArrayList<>();
      for (int[] output : going) {
        for (int word = 0; word < WORDS; word++) {
          int[] longer = Arrays.copyOf(output, output.length + 1);
          longer[output.length] = word;
          (word == RandomLanguage.END || longer.length == LIMIT ? all : next).add(longer);
        }
      }
      going = next;
    }
    return all;
  }
}
