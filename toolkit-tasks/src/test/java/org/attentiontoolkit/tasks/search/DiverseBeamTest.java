package org.attentiontoolkit.tasks.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of a beam: equal to Hugging Face's group beam search, see diverse_beam.py. */
class DiverseBeamTest {
  private static final int LENGTH = 4;
  private static final int WORDS = 5;

  @Test
  void findsWhatHuggingFaceFinds() throws IOException {
    List<String> lines = file();
    Map<List<Integer>, double[]> logits = new HashMap<>();
    int at = 0;
    for (; !lines.get(at).startsWith("case"); at++) {
      String[] cells = lines.get(at).split("\\|");
      logits.put(
          numbers(cells[0]).stream().map(Double::intValue).toList(),
          numbers(cells[1]).stream().mapToDouble(Double::doubleValue).toArray());
    }
    int cases = 0;
    while (at < lines.size()) {
      String[] words = lines.get(at++).split(" ");
      int width = Integer.parseInt(words[1]);
      Search search = beam(width, Integer.parseInt(words[2]), Double.parseDouble(words[3]), LENGTH);
      List<Output> found = found(search, new KnownLanguage(logits), width, 0).getFirst();
      assertThat(found).hasSize(width);
      for (Output output : found) {
        String[] cells = lines.get(at++).split("\\|");
        assertThat(output.score()).isCloseTo(Double.parseDouble(cells[0].strip()), within(1e-5));
        assertThat(Arrays.stream(output.tokens()).asDoubleStream().boxed().toList())
            .as(Arrays.toString(words))
            .isEqualTo(numbers(cells[1]));
      }
      cases++;
    }
    assertThat(cases).isEqualTo(6);
  }

  /** A penalty without effect, since there is no other group. */
  @Test
  void oneGroupIsAPlainBeam() {
    int[] sources = IntStream.range(0, 20).toArray();
    List<List<Output>> plain = random(beam(4, 1, 0, 0), sources);
    List<List<Output>> one = random(beam(4, 1, 7, 0), sources);
    for (int source : sources) {
      assertThat(texts(one.get(source))).isEqualTo(texts(plain.get(source)));
    }
  }

  @Test
  void groupsThatCostNothingFindTheSameEach() {
    for (List<Output> outputs : random(beam(6, 3, 0, 0), 0, 1, 2, 3)) {
      List<String> texts = texts(outputs);
      assertThat(texts.stream().distinct().count()).isLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, 50})
  void moreOutputsDifferWhereThatCostsMore(double penalty) {
    int[] sources = IntStream.range(0, 20).toArray();
    long free = distinct(random(beam(6, 3, 0, 0), sources));
    assertThat(distinct(random(beam(6, 3, penalty, 0), sources))).isGreaterThan(free);
  }

  @Test
  void aSourceAloneHasTheOutputsThatItHasInAnyBatch() {
    int[] sources = IntStream.range(0, 20).toArray();
    List<List<Output>> together = random(beam(6, 3, 0.7, 0), sources);
    for (int source : sources) {
      assertThat(texts(random(beam(6, 3, 0.7, 0), source).getFirst()))
          .isEqualTo(texts(together.get(source)));
    }
  }

  @Test
  void theProbabilityIsThatWithoutThePenalty() {
    for (int source = 0; source < 10; source++) {
      for (Output output : random(beam(6, 3, 1.5, 0), source).getFirst()) {
        assertThat(output.logProbability())
            .isCloseTo(
                new RandomLanguage(WORDS, source).logProbability(source, output.tokens()),
                within(1e-5));
        assertThat(output.score() * output.tokens().length)
            .isLessThanOrEqualTo(output.logProbability() + 1e-9);
      }
    }
  }

  @Test
  void groupsAreEqual() {
    assertThatThrownBy(() -> beam(5, 2, 1, 0)).hasMessageContaining("width = 5 and groups = 2");
  }

  private static long distinct(List<List<Output>> all) {
    return all.stream().mapToLong(outputs -> texts(outputs).stream().distinct().count()).sum();
  }

  private static List<String> texts(List<Output> outputs) {
    return outputs.stream().map(o -> o.score() + Arrays.toString(o.tokens())).toList();
  }

  private static Search beam(int width, int groups, double penalty, int minLength) {
    return new BeamSearch(
        new BeamSearch.Config(width, LengthPenalty.AVERAGE, 1, 0, minLength, 0, groups, penalty));
  }

  private static List<List<Output>> random(Search search, int... sources) {
    return found(search, new RandomLanguage(WORDS, sources), 6, sources);
  }

  private static List<List<Output>> found(
      Search search, NextTokens language, int wanted, int... sources) {
    int[] limits = new int[sources.length];
    Arrays.fill(limits, LENGTH);
    long[] numbers = Arrays.stream(sources).asLongStream().toArray();
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Tape tape = engine.inference()) {
      return search.search(tape, language, new Search.Request(limits, numbers, wanted), Stop.NEVER);
    }
  }

  private static List<Double> numbers(String text) {
    List<Double> numbers = new ArrayList<>();
    for (String word : text.strip().split(" ")) {
      if (!word.isEmpty()) {
        numbers.add(Double.valueOf(word));
      }
    }
    return numbers;
  }

  private static List<String> file() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DiverseBeamTest.class.getResourceAsStream("diverse-beam.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
