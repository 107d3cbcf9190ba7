package org.attentiontoolkit.tensor.kernel.checked;

import org.attentiontoolkit.tensor.kernel.AttentionArrays;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.AttentionKernels;
import org.attentiontoolkit.tensor.kernel.AttentionRanges;
import org.attentiontoolkit.tensor.kernel.AttentionResult;
import org.attentiontoolkit.tensor.kernel.Distances;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Checks of attention. */
final class CheckedAttention implements AttentionKernels {
  private final AttentionKernels kernels;

  CheckedAttention(AttentionKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void attend(AttentionForm form, AttentionArrays inputs, AttentionResult result) {
    check("attend", form, inputs, result);
    kernels.attend(form, inputs, result);
  }

  @Override
  public void attendBackward(
      AttentionForm form,
      AttentionArrays inputs,
      AttentionResult result,
      DenseArray dContexts,
      AttentionArrays gradients) {
    String primitive = "attendBackward";
    check(primitive, form, inputs, result);
    Check.matrices(primitive, result.contexts(), dContexts);
    Check.matrices(primitive, inputs.queries(), gradients.queries());
    Check.matrices(primitive, inputs.keys(), gradients.keys());
    Check.matrices(primitive, inputs.values(), gradients.values());
    gradients.biases().ifPresent(d -> checkBiases(primitive, form, d, form.ranges().sequences()));
    int heads = form.heads();
    gradients
        .sinks()
        .ifPresent(d -> Check.size(primitive, "dSinks", d, form.ranges().sequences(), heads));
    kernels.attendBackward(form, inputs, result, dContexts, gradients);
  }

  private static void checkBiases(
      String primitive, AttentionForm form, DenseArray biases, int shared) {
    Distances distances =
        form.distances()
            .orElseThrow(
                () -> new IllegalArgumentException(primitive + ": biases without distances"));
    int rows = distances.ofQueries() ? distances.queries() : shared;
    Check.size(primitive, "biases", biases, rows, form.heads() * distances.count());
  }

  private static void check(
      String primitive, AttentionForm form, AttentionArrays inputs, AttentionResult result) {
    AttentionRanges ranges = form.ranges();
    int queries = ranges.queryStart(ranges.sequences());
    int keys = ranges.keyRows();
    int width = headWidth(primitive, "queries", inputs.queries(), form.heads());
    int valueWidth = headWidth(primitive, "values", inputs.values(), form.keyHeads());
    Check.size(primitive, "queries", inputs.queries(), queries, form.heads() * width);
    Check.size(primitive, "keys", inputs.keys(), keys, form.keyHeads() * width);
    Check.size(primitive, "values", inputs.values(), keys, form.keyHeads() * valueWidth);
    Check.size(primitive, "contexts", result.contexts(), queries, form.heads() * valueWidth);
    Check.size(primitive, "sums", result.logSums(), queries, form.heads());
    inputs.biases().ifPresent(biases -> checkBiases(primitive, form, biases, 1));
    inputs.sinks().ifPresent(sinks -> Check.size(primitive, "sinks", sinks, 1, form.heads()));
    form.distances()
        .ifPresent(distances -> {
          if (distances.queries() != queries
              || distances.sequences() != ranges.sequences()
              || inputs.biases().isEmpty()) {
            throw new IllegalArgumentException(
                "%s: distances of %d queries in %d sequences, not %d in %d, %s biases"
                    .formatted(
                        primitive,
                        distances.queries(),
                        distances.sequences(),
                        queries,
                        ranges.sequences(),
                        inputs.biases().isEmpty() ? "no" : "with"));
          }
        });
    form.dropout()
        .ifPresent(dropout -> {
          if (dropout.queries() != queries) {
            throw new IllegalArgumentException(
                "%s: keys of draws for %d queries, not %d"
                    .formatted(primitive, dropout.queries(), queries));
          }
        });
  }

  private static int headWidth(String primitive, String what, DenseArray x, int heads) {
    if (x.columns() % heads != 0) {
      throw new IllegalArgumentException(
          "%s: %d heads do not divide the width of %s %s"
              .formatted(primitive, heads, what, x.shape()));
    }
    return x.columns() / heads;
  }
}
