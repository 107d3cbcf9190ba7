package org.attentiontoolkit.tensor.kernel.composed;

import java.util.Arrays;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.AttentionRanges;
import org.attentiontoolkit.tensor.kernel.AttentionResult;
import org.attentiontoolkit.tensor.kernel.Distances;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ScoreFunction;
import org.attentiontoolkit.tensor.kernel.ScoreRow;
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

  /** The biases of the queries, or the row that all share: {@code [count or 1, W]}. */
  Matrix biases(DenseArray x) {
    return ofQueries() ? queries(x) : shared(x, 0);
  }

  /** Where the gradients of those go: {@code [count or 1, W]}. */
  Matrix biasGradients(DenseArray gradients) {
    return ofQueries() ? queries(gradients) : shared(gradients, b);
  }

  private boolean ofQueries() {
    return form.distances().map(Distances::ofQueries).orElse(false);
  }

  /** What this head has in a row with columns for each head. */
  Matrix shared(DenseArray x, int row) {
    int width = x.columns() / form.heads();
    return Matrix.of(x).rowRange(row, row + 1).columnRange(head * width, (head + 1) * width);
  }

  /** Whether scores are hidden or changed. */
  boolean changes() {
    boolean changes = form.function().isPresent() || form.distances().isPresent();
    for (int i = first; i < first + count; i++) {
      changes |= !ranges().seesAll(b, i);
    }
    return changes;
  }

  /**
   * Changes scores as the form says.
   *
   * @param scores {@code [count, S]}, changed; −∞ where a key is not seen
   * @param biases {@code [count or 1, W]}, nothing without distances
   * @param slopes ones, become the derivatives by what the scores were
   */
  void change(double[] scores, double[] biases, double[] slopes) {
    int keys = ranges().keys(b);
    for (int i = 0; i < count; i++) {
      int from = i * keys;
      int row = i;
      form.function().ifPresent(f -> change(f, row, scores, slopes));
      for (int j = 0; j < keys; j++) {
        if (!ranges().sees(b, first + i, j)) {
          scores[from + j] = Double.NEGATIVE_INFINITY;
        }
      }
      forPlaced(i, (key, place) -> scores[from + key] += biases[place]);
    }
  }

  private void change(ScoreFunction f, int i, double[] scores, double[] slopes) {
    int keys = ranges().keys(b);
    double[] row = Arrays.copyOfRange(scores, i * keys, (i + 1) * keys);
    double[] rowSlopes = Arrays.copyOfRange(slopes, i * keys, (i + 1) * keys);
    f.change(new ScoreRow(b, head, first + i, 0), row, rowSlopes);
    System.arraycopy(row, 0, scores, i * keys, keys);
    System.arraycopy(rowSlopes, 0, slopes, i * keys, keys);
  }

  /**
   * The gradients of the biases.
   *
   * @param dScores {@code [count, S]}
   * @param length of the biases
   */
  double[] biasSums(double[] dScores, int length) {
    double[] gradients = new double[length];
    int keys = ranges().keys(b);
    for (int i = 0; i < count; i++) {
      int from = i * keys;
      forPlaced(i, (key, place) -> gradients[place] += dScores[from + key]);
    }
    return gradients;
  }

  private interface Visitor {
    void visit(int key, int place);
  }

  /** All keys with a position, and where a query's numbers for them are. */
  private void forPlaced(int i, Visitor visitor) {
    form.distances()
        .ifPresent(distances -> {
          int row = distances.ofQueries() ? i * distances.count() : 0;
          int query = ranges().queryStart(b) + first + i;
          for (int j = distances.unplaced(); j < ranges().keys(b); j++) {
            visitor.visit(j, row + distances.column(b, query, j));
          }
        });
  }
}
