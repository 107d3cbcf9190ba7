package org.attentiontoolkit.tensor.kernel;

/**
 * What becomes of a score before the softmax: a bias by distance, a soft cap, a mask. A function of
 * the score and of where it stands, as in PyTorch's FlexAttention (Dong et al. 2024). Any number of
 * threads call it at once.
 */
@FunctionalInterface
public interface ScoreFunction {
  /**
   * The score to go on with; −∞ hides the key.
   *
   * @param sequence of the batch
   * @param query position within its sequence
   * @param key position within its sequence
   * @param score {@code scale · q · k}
   */
  double value(int sequence, int head, int query, int key, double score);

  /** The derivative of {@link #value} by the score: 1 for what is added. */
  default double slope(int sequence, int head, int query, int key, double score) {
    return 1;
  }
}
