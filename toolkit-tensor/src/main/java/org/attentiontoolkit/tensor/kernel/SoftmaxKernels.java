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
   * Cross-entropy of each row with its target, natural logarithm: {@code (1 − s) (lse − x[t]) + s
   * (lse − mean(x))} with smoothing s and {@code lse = log Σ eˣ}, as PyTorch's.
   *
   * @param logits {@code [N, V]}
   * @param smoothing the share of each target that is spread evenly over all classes
   * @param logSums {@code [N]}, receives lse, which {@link #crossEntropyGradient} needs
   * @param losses receives one loss a row
   */
  void crossEntropy(
      DenseArray logits, int[] targets, double smoothing, DenseArray logSums, double[] losses);

  /**
   * {@code dlogits = scale · (softmax(logits) − target distribution)}; {@code dlogits} may be
   * {@code logits}.
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
