package org.attentiontoolkit.tensor.op;

/**
 * Makes weights of the scores that one query gives, in one head, to the keys it sees: how {@link
 * PairWeights} normalises. Any number of threads call it at once.
 */
public interface WeightFunction {
  /**
   * The weights.
   *
   * @param scores of the keys that the query sees, in their order, one at least; not to be changed
   * @param weights receives as many
   */
  void weights(double[] scores, double[] weights);

  /**
   * The gradient by the scores, {@code dScores[j] = Σᵢ dWeights[i] ∂weights[i] / ∂scores[j]}.
   *
   * @param weights what {@link #weights} gave
   * @param dWeights the gradient by them
   * @param dScores receives the result
   */
  void gradient(double[] weights, double[] dWeights, double[] dScores);

  /** One that depends on a number beside the scores, which each head has and may learn. */
  interface WithOffset {
    /**
     * The weights.
     *
     * @param scores as in {@link WeightFunction#weights}
     * @param offset the head's number
     * @param weights receives as many
     */
    void weights(double[] scores, double offset, double[] weights);

    /**
     * The gradient by the scores.
     *
     * @param weights what {@link #weights} gave
     * @param dWeights the gradient by them
     * @param dScores receives the result
     * @return the gradient by the offset
     */
    double gradient(double[] weights, double[] dWeights, double[] dScores);
  }
}
