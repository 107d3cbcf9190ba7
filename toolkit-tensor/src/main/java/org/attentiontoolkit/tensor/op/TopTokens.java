package org.attentiontoolkit.tensor.op;

import java.util.Arrays;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * The likeliest tokens of some rows, the first of equals first.
 *
 * @param ids {@code [k][N]}: the likeliest of each row, then the second likeliest of each, …
 * @param logProbabilities {@code [k][N]}, in nats
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record TopTokens(int[][] ids, double[][] logProbabilities) {
  /**
   * The k likeliest tokens of each row of logits, V if there are no more.
   *
   * @param logits {@code [N, V]}
   */
  public static TopTokens of(Tape tape, Tensor logits, int k) {
    int rows = logits.rows();
    int count = Math.min(k, logits.columns());
    int[][] ids = new int[count][rows];
    double[][] logProbabilities = new double[count][rows];
    if (count == 0 || rows == 0) {
      return new TopTokens(ids, logProbabilities);
    }
    DenseArray best = tape.scratch(Shape.of(rows, count));
    int[] columns = tape.kernels().rows().largest(logits.data(), count, best).toInts();
    double[] values = best.toDoubles();
    double[] sums = logSums(tape, logits, columns, count);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < count; i++) {
        ids[i][row] = columns[row * count + i];
        logProbabilities[i][row] = values[row * count + i] - sums[row];
      }
    }
    return new TopTokens(ids, logProbabilities);
  }

  /** The logarithm of what the exponentials of each row's logits add up to. */
  private static double[] logSums(Tape tape, Tensor logits, int[] columns, int count) {
    int[] first = new int[logits.rows()];
    Arrays.setAll(first, row -> columns[row * count]);
    DenseArray sums = tape.scratch(Shape.of(first.length));
    DenseArray ofFirst = tape.scratch(Shape.of(first.length));
    tape.kernels()
        .softmaxes()
        .crossEntropy(logits.data(), tape.ints(first), sums, ofFirst, tape.scratch(Shape.of(0)));
    return sums.toDoubles();
  }

  /** How many tokens of each row there are. */
  public int count() {
    return ids.length;
  }
}
