package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * Scaled dot-product attention in one go: Vaswani et al. 2017, equation 1, without storing scores
 * or weights. The way back computes them again from the sum of each query: Dao et al.,
 * "FlashAttention", NeurIPS 2022, algorithm 4; Dao, "FlashAttention-2", 2023.
 *
 * <p>Legend: Nq queries and Nk keys of all B sequences, H heads of queries, each D wide, G of keys
 * and values, the values E wide; W distances.
 */
public interface AttentionKernels {
  /**
   * {@code context = Σ weight · value} with {@code weight = dropout(softmax(f(scale · q · k) +
   * bias))}, for each query and head over the keys that it sees; zeros where it sees none. A sink
   * counts in the sum of the softmax. What is computed for a sequence has the same bits in any
   * batch.
   *
   * @param result overwritten
   */
  void attend(AttentionForm form, AttentionArrays inputs, AttentionResult result);

  /**
   * Adds the gradients of {@link #attend}.
   *
   * @param result what it computed
   * @param dContexts {@code [Nq, H · E]}
   * @param gradients of the inputs, added to; two of them may be the same array, if the inputs are;
   *     those of biases and sinks only where they are wanted
   */
  void attendBackward(
      AttentionForm form,
      AttentionArrays inputs,
      AttentionResult result,
      DenseArray dContexts,
      AttentionArrays gradients);
}
