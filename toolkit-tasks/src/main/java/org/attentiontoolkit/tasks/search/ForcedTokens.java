package org.attentiontoolkit.tasks.search;

import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.CrossEntropy;

/**
 * Which token each row of a step has to write, where its output must begin with given ones.
 *
 * @param tokens for each row, or {@value #FREE}
 * @param logProbabilities of them, in nats; of rows that are free nothing is said
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record ForcedTokens(int[] tokens, double[] logProbabilities) {
  private static final int FREE = -1;

  /**
   * Those of a step.
   *
   * @param logits {@code [rows, V]}
   * @param prefixes for each source, what its outputs begin with
   * @param sources for each row
   * @param position of what is written now, the same for all rows
   */
  static ForcedTokens of(
      Tape tape, Tensor logits, List<int[]> prefixes, int[] sources, int position) {
    int[] tokens =
        Arrays.stream(sources)
            .map(source ->
                position < prefixes.get(source).length ? prefixes.get(source)[position] : FREE)
            .toArray();
    if (Arrays.stream(tokens).allMatch(token -> token == FREE)) {
      return new ForcedTokens(tokens, new double[0]);
    }
    int[] asked = Arrays.stream(tokens).map(token -> Math.max(0, token)).toArray();
    double[] losses = CrossEntropy.tokenLosses(tape, logits, asked);
    return new ForcedTokens(tokens, Arrays.stream(losses).map(loss -> -loss).toArray());
  }

  /** Whether a row has no choice. */
  boolean at(int row) {
    return tokens[row] != FREE;
  }
}
