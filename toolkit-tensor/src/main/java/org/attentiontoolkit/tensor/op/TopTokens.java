package org.attentiontoolkit.tensor.op;

import java.util.Arrays;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.memory.Limits;
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
    int words = logits.columns();
    int count = Math.min(k, words);
    RowKernels kernels = tape.kernels().rows();
    DenseArray left = tape.scratch(Shape.of(rows, words));
    tape.kernels().softmaxes().logSoftmax(logits.data(), left);
    DenseArray values =
        left.reshape(Shape.of(Limits.count("logits of a step", (long) rows * words), 1));
    DenseArray found = tape.scratch(Shape.of(rows, 1));
    DenseArray gone = tape.scratch(Shape.of(rows, 1));
    tape.kernels().pointwise().fill(gone, Double.NEGATIVE_INFINITY);
    int[][] ids = new int[count][];
    double[][] logProbabilities = new double[count][];
    for (int i = 0; i < count; i++) {
      ids[i] = kernels.argMaxRows(left).toInts();
      IntArray places = places(tape, ids[i], words);
      kernels.gatherRows(values, places, found, false);
      logProbabilities[i] = found.toDoubles();
      kernels.scatterAddRows(gone, places, values);
    }
    return new TopTokens(ids, logProbabilities);
  }

  /** How many tokens of each row there are. */
  public int count() {
    return ids.length;
  }

  private static IntArray places(Tape tape, int[] ids, int words) {
    int[] places = new int[ids.length];
    Arrays.setAll(places, row -> row * words + ids[row]);
    return tape.ints(places);
  }
}
