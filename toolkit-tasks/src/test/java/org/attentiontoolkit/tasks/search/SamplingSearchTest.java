package org.attentiontoolkit.tasks.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Tape;
import org.junit.jupiter.api.Test;

class SamplingSearchTest {
  private static final int WORDS = 4;
  private static final int LIMIT = 4;

  @Test
  void aSourceHasTheSameOutputsAloneAndInAnyBatch() {
    List<List<Output>> together = found(1, 3, 4, 9, 2, 7);
    assertThat(tokens(found(1, 3, 2).getFirst())).isEqualTo(tokens(together.get(2)));
    assertThat(tokens(found(1, 3, 7, 4).get(1))).isEqualTo(tokens(together.getFirst()));
  }

  @Test
  void anotherSeedDrawsOtherOutputs() {
    assertThat(tokens(found(1, 20, 3).getFirst())).isNotEqualTo(tokens(found(2, 20, 3).getFirst()));
  }

  /** How often each whole output is drawn, against its probability: five standard deviations. */
  @Test
  void drawsOutputsByTheirProbability() {
    int count = 4000;
    Map<String, Integer> drawn = new HashMap<>();
    RandomLanguage language = new RandomLanguage(WORDS, 6);
    List<Output> outputs = found(1, count, 6).getFirst();
    assertThat(outputs).hasSize(count);
    for (Output output : outputs) {
      drawn.merge(Arrays.toString(output.tokens()), 1, Integer::sum);
      assertThat(output.logProbability())
          .isCloseTo(language.logProbability(6, output.tokens()), within(1e-5));
    }
    for (Output output : outputs) {
      double p = Math.exp(output.logProbability());
      double deviation = Math.sqrt(count * p * (1 - p));
      assertThat((double) drawn.getOrDefault(Arrays.toString(output.tokens()), 0))
          .isCloseTo(count * p, within(5 * deviation + 1));
    }
  }

  private static List<String> tokens(List<Output> outputs) {
    return outputs.stream().map(o -> Arrays.toString(o.tokens())).toList();
  }

  private static List<List<Output>> found(long seed, int wanted, int... sources) {
    int[] limits = new int[sources.length];
    Arrays.fill(limits, LIMIT);
    long[] numbers = Arrays.stream(sources).asLongStream().toArray();
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Tape tape = engine.inference()) {
      return new SamplingSearch(new SamplingSearch.Config(1, 0, 1, 0, seed))
          .search(
              tape,
              new RandomLanguage(WORDS, sources),
              new Search.Request(limits, numbers, wanted),
              Stop.NEVER);
    }
  }
}
