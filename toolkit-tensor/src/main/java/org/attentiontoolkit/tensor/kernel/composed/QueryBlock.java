package org.attentiontoolkit.tensor.kernel.composed;

import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.AttentionRanges;
import org.attentiontoolkit.tensor.kernel.AttentionResult;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * Some queries of one head of one sequence.
 *
 * @param first the first of them, within the sequence
 * @param count how many
 */
record QueryBlock(AttentionForm form, int b, int head, int first, int count) {
  AttentionRanges ranges() {
    return form.ranges();
  }

  /** What the queries have in an array with columns for each head, {@code [count, D]}. */
  Matrix queries(DenseArray x) {
    int from = ranges().queryStart(b) + first;
    int width = x.columns() / form.heads();
    return Matrix.of(x).rowRange(from, from + count).columnRange(head * width, (head + 1) * width);
  }

  /** What the keys have in an array with columns for each head of keys, {@code [S, D]}. */
  Matrix keys(DenseArray x) {
    int from = ranges().keyStart(b);
    int width = x.columns() / form.keyHeads();
    int at = head / form.group() * width;
    return Matrix.of(x).rowRange(from, from + ranges().keys(b)).columnRange(at, at + width);
  }

  /** The sums of the queries, {@code [count, 1]}. */
  Matrix sums(AttentionResult result) {
    return queries(result.logSums());
  }

  /** Whether scores are hidden or changed. */
  boolean changes() {
    boolean changes = form.function().isPresent();
    for (int i = first; i < first + count; i++) {
      changes |= ranges().firstKey(b, i) > 0 || ranges().endKey(b, i) < ranges().keys(b);
    }
    return changes;
  }

  /**
   * Changes scores as the form says.
   *
   * @param scores {@code [count, S]}, changed; −∞ where a key is not seen
   * @param slopes ones, become the derivatives by what the scores were
   */
  void change(double[] scores, double[] slopes) {
    int keys = ranges().keys(b);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < keys; j++) {
        int at = i * keys + j;
        int query = first + i;
        double score = scores[at];
        if (j < ranges().firstKey(b, query) || j >= ranges().endKey(b, query)) {
          scores[at] = Double.NEGATIVE_INFINITY;
        } else if (form.function().isPresent()) {
          scores[at] = form.function().get().value(b, head, query, j, score);
          slopes[at] = form.function().get().slope(b, head, query, j, score);
        }
      }
    }
  }
}
