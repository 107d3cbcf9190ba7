package org.attentiontoolkit.tasks.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.Stopped;
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
    return new BatchPlanner(lengths(SOURCE, TARGET), settings, Stop.NEVER);
  }

  private static Lengths lengths(int[] source, int[] target) {
    return new Lengths() {
      @Override
      public int count() {
        return source.length;
      }

      @Override
      public int source(int example) {
        return source[example];
      }

      @Override
      public int target(int example) {
        return target[example];
      }
    };
  }

  private static List<int[]> batches(BatchPlan plan) {
    return IntStream.range(0, plan.size()).mapToObj(plan::members).toList();
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
      holdsEveryExampleOnce(batches(planner(BatchSettings.ofSentences(16, pool)).epoch(7, 0)));
      holdsEveryExampleOnce(batches(planner(BatchSettings.ofTokens(200, pool)).epoch(7, 0)));
      holdsEveryExampleOnce(batches(planner(BatchSettings.ofTokens(200, pool)).sorted()));
    }
  }

  @Test
  void aPlanIsAFunctionOfSeedAndEpoch() {
    BatchPlanner planner = planner(BatchSettings.ofSentences(16, 320));
    List<List<Integer>> third = lists(batches(planner.epoch(7, 3)));
    batches(planner.epoch(8, 3));
    assertThat(lists(batches(planner(BatchSettings.ofSentences(16, 320)).epoch(7, 3))))
        .isEqualTo(third);
    assertThat(lists(batches(planner.epoch(7, 4)))).isNotEqualTo(third);
    assertThat(lists(batches(planner.epoch(8, 3)))).isNotEqualTo(third);
  }

  @Test
  void sizesAreKept() {
    assertThat(batches(planner(BatchSettings.ofSentences(16, 320)).epoch(7, 0)))
        .allMatch(b -> b.length <= 16)
        .hasSize(3 * 20 + 3);
    assertThat(batches(planner(BatchSettings.ofTokens(200, 320)).epoch(7, 0)))
        .allMatch(b -> Arrays.stream(b).map(e -> Math.max(SOURCE[e], TARGET[e])).sum() <= 200);
    assertThat(batches(planner(BatchSettings.ofTokens(5, 320)).epoch(7, 0)))
        .allMatch(b ->
            b.length == 1 || Arrays.stream(b).map(e -> Math.max(SOURCE[e], TARGET[e])).sum() <= 5)
        .anyMatch(b -> SOURCE[b[0]] > 20);
  }

  @Test
  void aPoolMakesBatchesOfSimilarLength() {
    double unsorted = spread(batches(planner(BatchSettings.ofSentences(16, 1)).epoch(7, 0)));
    double pooled = spread(batches(planner(BatchSettings.ofSentences(16, 320)).epoch(7, 0)));
    assertThat(pooled).isLessThan(unsorted / 5);
  }

  @Test
  void aPoolOfOneKeepsBatchesAcrossPools() {
    assertThat(batches(planner(BatchSettings.ofSentences(16, 1)).epoch(7, 0))).hasSize(63);
  }

  @Test
  void firstPlacesAreUniform() {
    // The first example of 3000 epochs of 10: chi-squared, 9 degrees, 27.9 is the 0.1 % point.
    BatchPlanner ten =
        new BatchPlanner(
            lengths(new int[10], new int[10]), BatchSettings.ofSentences(1, 1), Stop.NEVER);
    int[] seen = new int[10];
    for (int epoch = 0; epoch < 3000; epoch++) {
      seen[ten.epoch(5, epoch).members(0)[0]]++;
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
    List<int[]> batches =
        batches(planner(new BatchSettings(30, Optional.empty(), false, 320)).epoch(7, 3));
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
      BatchPlanner planner = new BatchPlanner(lengths(lengths, lengths), settings, Stop.NEVER);
      for (int epoch = 0; epoch < 5; epoch++) {
        assertThat(planner.batches(3, epoch)).isEqualTo(planner.epoch(3, epoch).size());
      }
    }
  }

  /** Checksums of what version 0.1.0 planned while lengths were arrays on the heap. */
  @Test
  void plansStayAsTheyWere() {
    assertThat(checksums(BatchSettings.ofSentences(16, 320))).isEqualTo("6c3b679a ab10d377");
    assertThat(checksums(BatchSettings.ofTokens(200, 320))).isEqualTo("6b586b7d 67535e52");
    assertThat(checksums(BatchSettings.ofSentences(16, 5000))).isEqualTo("5e06587f ab10d377");
  }

  private static String checksums(BatchSettings settings) {
    BatchPlanner planner = planner(settings);
    return checksum(planner.epoch(7, 3)) + " " + checksum(planner.sorted());
  }

  private static String checksum(BatchPlan plan) {
    CRC32 crc = new CRC32();
    for (int[] batch : batches(plan)) {
      crc.update(batch.length);
      for (int example : batch) {
        crc.update(example >> 8);
        crc.update(example);
      }
    }
    return Long.toHexString(crc.getValue());
  }

  @Test
  void planningEndsWhenTheUserStops() {
    BatchPlanner planner =
        new BatchPlanner(lengths(SOURCE, TARGET), BatchSettings.ofTokens(9, 50), () -> true);
    assertThatThrownBy(() -> planner.epoch(1, 0)).isInstanceOf(Stopped.class);
  }
}
