package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * Distributions over the columns of each row. Where there is an {@code add}, results are added to
 * what is there, otherwise they replace it unread.
 */
public interface SoftmaxKernels {
  /** {@code y = softmax(x)} along rows; {@code y} may be {@code x}. */
  void softmax(DenseArray x, DenseArray y);

  /** {@code dx = y · (dy − Σ_d dy · y)}. */
  void softmaxGradient(DenseArray y, DenseArray dy, DenseArray dx, boolean add);

  /** {@code y = log softmax(x)} along rows; {@code y} may be {@code x}. */
  void logSoftmax(DenseArray x, DenseArray y);

  /** {@code dx = dy − softmax(x) · Σ_d dy}, with {@code y = log softmax(x)}. */
  void logSoftmaxGradient(DenseArray y, DenseArray dy, DenseArray dx, boolean add);

  /**
   * Cross-entropy of each row with its target and, if wanted, with all classes alike, natural
   * logarithm, where {@code lse = log Σ eˣ}.
   *
   * @param logits {@code [N, V]}
   * @param logSums {@code [N]}, receives lse, which {@link #crossEntropyGradient} needs
   * @param ofTarget N values, receives {@code lse − x[t]}: the negative log-likelihoods
   * @param ofAll N values, receives {@code lse − mean(x)}; empty if that is not wanted
   */
  void crossEntropy(
      DenseArray logits, int[] targets, DenseArray logSums, double[] ofTarget, double[] ofAll);

  /**
   * {@code dlogits = scale · (softmax(logits) − target distribution)}; {@code dlogits} may be
   * {@code logits}.
   *
   * @param smoothing the share of each target that is spread evenly over all classes
   */
  void crossEntropyGradient(
      DenseArray logits,
      int[] targets,
      double smoothing,
      DenseArray logSums,
      double scale,
      DenseArray dlogits,
      boolean add);
}
