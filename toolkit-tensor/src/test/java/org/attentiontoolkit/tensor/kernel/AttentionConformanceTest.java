package org.attentiontoolkit.tensor.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.random.Draws;
import org.junit.jupiter.api.Test;

class AttentionConformanceTest {
  private static final int[] QUERIES = {2, 0, 1, 5, 3, 70, 1};
  private static final int[] KEYS = {3, 4, 1, 17, 0, 150, 40};

  /** Rows behind each sequence's keys that nobody looks at. */
  private static final int ROOM = 2;

  @Test
  void attend() {
    forForms(
        "attend",
        (kernels, inputs, form, width) -> {
          AttentionResult result = result(inputs, form, width);
          kernels.attend(form, arrays(inputs, form, width), result);
          return List.of(result.contexts());
        });
  }

  @Test
  void attendBackward() {
    forForms(
        "attend backward",
        (kernels, inputs, form, width) -> {
          AttentionArrays operands = arrays(inputs, form, width);
          AttentionResult result = result(inputs, form, width);
          kernels.attend(form, operands, result);
          AttentionArrays gradients = gradients(inputs, form, width);
          DenseArray upstream = inputs.normal(sum(QUERIES), form.heads() * (width + 1));
          kernels.attendBackward(form, operands, result, upstream, gradients);
          return Stream.of(
                  Stream.of(gradients.queries(), gradients.keys(), gradients.values()),
                  gradients.biases().stream(),
                  gradients.sinks().stream())
              .flatMap(some -> some)
              .toList();
        });
  }

  private static AttentionArrays arrays(Inputs inputs, AttentionForm form, int width) {
    return arrays(inputs, form, width, 1);
  }

  /** As many values as the gradients have, to be added to. */
  private static AttentionArrays gradients(Inputs inputs, AttentionForm form, int width) {
    return arrays(inputs, form, width, QUERIES.length);
  }

  /**
   * Arrays.
   *
   * @param rows of what all queries share
   */
  private static AttentionArrays arrays(Inputs inputs, AttentionForm form, int width, int rows) {
    return new AttentionArrays(
        inputs.normal(sum(QUERIES), form.heads() * width),
        inputs.normal(keyRows(), form.keyHeads() * width),
        inputs.normal(keyRows(), form.keyHeads() * (width + 1)),
        form.distances()
            .map(distances ->
                inputs.normal(
                    distances.ofQueries() ? sum(QUERIES) : rows, form.heads() * distances.count())),
        form.distances().map(distances -> inputs.normal(rows, form.heads())));
  }

  private static AttentionResult result(Inputs inputs, AttentionForm form, int width) {
    return new AttentionResult(
        inputs.target(false, sum(QUERIES), form.heads() * (width + 1)),
        inputs.target(false, sum(QUERIES), form.heads()));
  }

  private interface Use {
    List<DenseArray> run(AttentionKernels kernels, Inputs inputs, AttentionForm form, int width);
  }

  private static void forForms(String what, Use use) {
    Conformance.sizes().forEach(width -> check(what, form(1, 1, false), width, use));
    for (int width : new int[] {1, 5, 16, 33, 100}) {
      AttentionForm ranges = form(2, 2, true);
      AttentionForm grouped = form(4, 2, true);
      check(what + " ranges", ranges, width, use);
      check(what + " grouped", changed(grouped, AttentionConformanceTest::biased), width, use);
      check(what + " capped", changed(grouped, new SoftCap(0.7)), width, use);
      check(what + " biases", placed(grouped, false, 12), width, use);
      check(what + " wide biases", placed(ranges, false, 400), width, use);
      check(what + " biases of queries", placed(grouped, true, 9), width, use);
    }
  }

  private static void check(String what, AttentionForm form, int width, Use use) {
    Conformance.check(
        "%s D=%d".formatted(what, width),
        width + 150L,
        1,
        (kernels, inputs) -> use.run(kernels.attention(), inputs, form, width));
  }

  /** A form; with ranges, queries see none, some or all of the keys, from anywhere on. */
  private static AttentionForm form(int heads, int keyHeads, boolean ranges) {
    int[] leading = new int[sum(QUERIES)];
    int[] first = new int[leading.length];
    int[] end = new int[leading.length];
    int row = 0;
    for (int b = 0; b < QUERIES.length; b++) {
      for (int i = 0; i < QUERIES[b]; i++) {
        first[row] = ranges ? 3 * i % (KEYS[b] + 1) : 0;
        end[row] = ranges ? Math.max(first[row], 7 * i % (KEYS[b] + 1)) : KEYS[b];
        leading[row] = Math.min(first[row], i % 4);
        row++;
      }
    }
    return new AttentionForm(
        new AttentionRanges(
            starts(QUERIES, 0),
            new KeyRows(Arrays.copyOf(starts(KEYS, ROOM), KEYS.length), KEYS, keyRows()),
            leading,
            first,
            end),
        heads,
        keyHeads,
        0.2,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with a function of scores, and dropout. */
  private static AttentionForm changed(AttentionForm form, ScoreFunction function) {
    long[] draws = new long[sum(QUERIES)];
    Arrays.setAll(draws, row -> Draws.bits(8, row));
    return new AttentionForm(
        form.ranges(),
        form.heads(),
        form.keyHeads(),
        form.scale(),
        Optional.of(function),
        form.distances(),
        Optional.of(new WeightDropout(draws, 0.3)));
  }

  /** The same with numbers by distance and sinks; the first two keys have no position. */
  private static AttentionForm placed(AttentionForm form, boolean ofQueries, int count) {
    int[] queries = new int[sum(QUERIES)];
    Arrays.setAll(queries, row -> 5 * row % 60);
    int[] keys = new int[KEYS.length];
    Arrays.setAll(keys, b -> 7 * b);
    return new AttentionForm(
        form.ranges(),
        form.heads(),
        form.keyHeads(),
        form.scale(),
        Optional.of(AttentionConformanceTest::biased),
        Optional.of(new Distances(queries, keys, 2, -count / 3, count, ofQueries)),
        form.dropout());
  }

  private static void biased(ScoreRow row, double[] scores, double[] slopes) {
    for (int j = 0; j < scores.length; j++) {
      int key = row.firstKey() + j;
      slopes[j] = 0.5;
      scores[j] =
          (row.query() + key) % 5 == 4
              ? Double.NEGATIVE_INFINITY
              : 0.5 * scores[j] - 0.1 * (row.head() + key % 7);
    }
  }

  private static int sum(int[] lengths) {
    return Arrays.stream(lengths).sum();
  }

  private static int keyRows() {
    return sum(KEYS) + ROOM * KEYS.length;
  }

  private static int[] starts(int[] lengths, int room) {
    int[] starts = new int[lengths.length + 1];
    for (int b = 0; b < lengths.length; b++) {
      starts[b + 1] = starts[b] + lengths[b] + room;
    }
    return starts;
  }
}
