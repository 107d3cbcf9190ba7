package org.attentiontoolkit.tensor.kernel;

import java.util.Arrays;

/**
 * What becomes of scores {@code scale · q · k} before the softmax: a cap, a bias, a mask. A
 * function of the score and of where it stands, as in PyTorch's FlexAttention (Dong et al. 2024);
 * here of all scores of a query at once, so that it is called once a row and its loop is compiled
 * as one. Any number of threads call it at once.
 */
@FunctionalInterface
public interface ScoreFunction {
  /**
   * Puts the scores to go on with in their place; −∞ hides a key.
   *
   * @param scores of keys from {@code row.firstKey()} on
   * @param slopes ones, to be replaced by the derivative of each score by what it was, unless that
   *     is 1
   */
  void change(ScoreRow row, double[] scores, double[] slopes);

  /** First this function, then another. */
  default ScoreFunction then(ScoreFunction other) {
    return (row, scores, slopes) -> {
      change(row, scores, slopes);
      double[] further = new double[slopes.length];
      Arrays.fill(further, 1);
      other.change(row, scores, further);
      for (int j = 0; j < slopes.length; j++) {
        slopes[j] *= further[j];
      }
    };
  }

  /** A number for a pair of a query and a key. */
  @FunctionalInterface
  interface Shift {
    /** The number; queries and keys are counted within their sequence. */
    double of(int sequence, int head, int query, int key);
  }

  /** Adds a number to each score; −∞ hides the key. */
  static ScoreFunction adding(Shift shift) {
    return (row, scores, slopes) -> {
      for (int j = 0; j < scores.length; j++) {
        scores[j] += shift.of(row.sequence(), row.head(), row.query(), row.firstKey() + j);
      }
    };
  }
}
