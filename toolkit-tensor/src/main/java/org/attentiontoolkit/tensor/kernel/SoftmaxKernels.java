package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;

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
   * @param targets {@code [N]}, each below V
   * @param logSums {@code [N]}, receives lse, which {@link #crossEntropyGradient} needs
   * @param ofTarget {@code [N]}, receives {@code lse − x[t]}: the negative log-likelihoods
   * @param ofAll {@code [N]}, receives {@code lse − mean(x)}; {@code [0]} if that is not wanted
   */
  void crossEntropy(
      DenseArray logits,
      IntArray targets,
      DenseArray logSums,
      DenseArray ofTarget,
      DenseArray ofAll);

  /**
   * {@code dlogits = scale · factor · (softmax(logits) − target distribution)}; {@code dlogits} may
   * be {@code logits}.
   *
   * @param smoothing the share of each target that is spread evenly over all classes
   * @param factor one value
   */
  void crossEntropyGradient(
      DenseArray logits,
      IntArray targets,
      double smoothing,
      DenseArray logSums,
      double scale,
      DenseArray factor,
      DenseArray dlogits,
      boolean add);
}
