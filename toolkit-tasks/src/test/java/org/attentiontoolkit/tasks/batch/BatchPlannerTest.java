package org.attentiontoolkit.tasks.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.random.Draws;
import org.junit.jupiter.api.Test;

final class BatchPlannerTest {
  private static final int EXAMPLES = 1003;
  private static final int[] SOURCE =
      IntStream.range(0, EXAMPLES).map(i -> 1 + Draws.below(1, i, 30)).toArray();
  private static final int[] TARGET =
      IntStream.range(0, EXAMPLES)
          .map(i -> Math.max(1, SOURCE[i] + Draws.below(2, i, 5) - 2))
          .toArray();

  private static BatchPlanner planner(BatchSettings settings) {
    return new BatchPlanner(SOURCE, TARGET, settings);
  }

  private static List<List<Integer>> lists(List<int[]> batches) {
    return batches.stream().map(b -> Arrays.stream(b).boxed().toList()).toList();
  }

  private static void holdsEveryExampleOnce(List<int[]> batches) {
    assertThat(batches.stream().flatMapToInt(Arrays::stream).sorted())
        .containsExactlyElementsOf(IntStream.range(0, EXAMPLES).boxed().toList());
  }

  @Test
  void everyExampleIsInOneBatch() {
    for (int pool : new int[] {1, 10, 320, 5000}) {
      holdsEveryExampleOnce(planner(BatchSettings.ofSentences(16, pool)).epoch(7, 0));
      holdsEveryExampleOnce(planner(BatchSettings.ofTokens(200, pool)).epoch(7, 0));
      holdsEveryExampleOnce(planner(BatchSettings.ofTokens(200, pool)).sorted());
    }
  }

  @Test
  void aPlanIsAFunctionOfSeedAndEpoch() {
    BatchPlanner planner = planner(BatchSettings.ofSentences(16, 320));
    List<List<Integer>> third = lists(planner.epoch(7, 3));
    planner.epoch(8, 3);
    assertThat(lists(planner(BatchSettings.ofSentences(16, 320)).epoch(7, 3))).isEqualTo(third);
    assertThat(lists(planner.epoch(7, 4))).isNotEqualTo(third);
    assertThat(lists(planner.epoch(8, 3))).isNotEqualTo(third);
  }

  @Test
  void sizesAreKept() {
    assertThat(planner(BatchSettings.ofSentences(16, 320)).epoch(7, 0))
        .allMatch(b -> b.length <= 16)
        .hasSize(3 * 20 + 3);
    assertThat(planner(BatchSettings.ofTokens(200, 320)).epoch(7, 0))
        .allMatch(b -> Arrays.stream(b).map(e -> Math.max(SOURCE[e], TARGET[e])).sum() <= 200);
    assertThat(planner(BatchSettings.ofTokens(5, 320)).epoch(7, 0))
        .allMatch(b ->
            b.length == 1 || Arrays.stream(b).map(e -> Math.max(SOURCE[e], TARGET[e])).sum() <= 5)
        .anyMatch(b -> SOURCE[b[0]] > 20);
  }

  @Test
  void aPoolMakesBatchesOfSimilarLength() {
    double unsorted = spread(planner(BatchSettings.ofSentences(16, 1)).epoch(7, 0));
    double pooled = spread(planner(BatchSettings.ofSentences(16, 320)).epoch(7, 0));
    assertThat(pooled).isLessThan(unsorted / 5);
  }

  @Test
  void aPoolOfOneKeepsBatchesAcrossPools() {
    assertThat(planner(BatchSettings.ofSentences(16, 1)).epoch(7, 0)).hasSize(63);
  }

  @Test
  void firstPlacesAreUniform() {
    // The first example of 3000 epochs of 10: chi-squared, 9 degrees, 27.9 is the 0.1 % point.
    BatchPlanner ten = new BatchPlanner(new int[10], new int[10], BatchSettings.ofSentences(1, 1));
    int[] seen = new int[10];
    for (int epoch = 0; epoch < 3000; epoch++) {
      seen[ten.epoch(5, epoch).getFirst()[0]]++;
    }
    assertThat(Arrays.stream(seen).mapToDouble(s -> (s - 300.0) * (s - 300.0) / 300).sum())
        .isLessThan(27.9);
  }

  private static double spread(List<int[]> batches) {
    return batches.stream()
        .mapToInt(b ->
            Arrays.stream(b).map(e -> TARGET[e]).max().orElse(0)
                - Arrays.stream(b).map(e -> TARGET[e]).min().orElse(0))
        .average()
        .orElseThrow();
  }

  @Test
  void withoutShufflingExamplesStayAsTheyAre() {
    List<int[]> batches = planner(new BatchSettings(30, Optional.empty(), false, 320)).epoch(7, 3);
    int next = 0;
    for (int[] batch : batches) {
      for (int example : batch) {
        assertThat(example).isEqualTo(next);
        next++;
      }
    }
    assertThat(next).isGreaterThan(30);
  }

  @Test
  void countsBatchesAsItPlansThem() {
    int[] lengths = IntStream.range(0, 103).map(i -> 1 + i * 7 % 13).toArray();
    for (BatchSettings settings :
        List.of(
            BatchSettings.ofSentences(1, 1),
            BatchSettings.ofSentences(10, 40),
            BatchSettings.ofSentences(200, 1),
            BatchSettings.ofTokens(30, 50))) {
      BatchPlanner planner = new BatchPlanner(lengths, lengths, settings);
      for (int epoch = 0; epoch < 5; epoch++) {
        assertThat(planner.batches(3, epoch)).isEqualTo(planner.epoch(3, epoch).size());
      }
    }
  }
}
