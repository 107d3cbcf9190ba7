package org.attentiontoolkit.tensor.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
          AttentionArrays gradients = arrays(inputs, form, width);
          DenseArray upstream = inputs.normal(sum(QUERIES), form.heads() * (width + 1));
          kernels.attendBackward(form, operands, result, upstream, gradients);
          return List.of(gradients.queries(), gradients.keys(), gradients.values());
        });
  }

  private static AttentionArrays arrays(Inputs inputs, AttentionForm form, int width) {
    return new AttentionArrays(
        inputs.normal(sum(QUERIES), form.heads() * width),
        inputs.normal(keyRows(), form.keyHeads() * width),
        inputs.normal(keyRows(), form.keyHeads() * (width + 1)));
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
    Conformance.sizes().forEach(width -> check(what, form(1, 1, false, false), width, use));
    for (int width : new int[] {1, 5, 16, 33, 100}) {
      check(what + " ranges", form(2, 2, true, false), width, use);
      check(what + " grouped", form(4, 2, true, true), width, use);
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
  private static AttentionForm form(int heads, int keyHeads, boolean ranges, boolean changed) {
    int[] first = new int[sum(QUERIES)];
    int[] end = new int[first.length];
    long[] draws = new long[first.length];
    int row = 0;
    for (int b = 0; b < QUERIES.length; b++) {
      for (int i = 0; i < QUERIES[b]; i++) {
        first[row] = ranges ? 3 * i % (KEYS[b] + 1) : 0;
        end[row] = ranges ? Math.max(first[row], 7 * i % (KEYS[b] + 1)) : KEYS[b];
        draws[row] = Draws.bits(8, row);
        row++;
      }
    }
    return new AttentionForm(
        new AttentionRanges(
            starts(QUERIES, 0),
            new KeyRows(Arrays.copyOf(starts(KEYS, ROOM), KEYS.length), KEYS, keyRows()),
            first,
            end),
        heads,
        keyHeads,
        0.2,
        changed ? Optional.of(AttentionConformanceTest::biased) : Optional.empty(),
        changed ? Optional.of(new WeightDropout(draws, 0.3)) : Optional.empty());
  }

  private static double biased(int sequence, int head, int query, int key, double score) {
    return (query + key) % 5 == 4 ? Double.NEGATIVE_INFINITY : score - 0.1 * (head + key % 7);
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
