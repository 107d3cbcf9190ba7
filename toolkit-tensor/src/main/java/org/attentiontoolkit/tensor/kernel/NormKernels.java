package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * Normalisation of rows: Ba, Kiros and Hinton, "Layer normalization", 2016, equation 4. Where there
 * is an {@code add}, results are added to what is there, otherwise they replace it unread.
 */
public interface NormKernels {
  /**
   * {@code y = (x − mean) · scale · weight + bias} along rows, {@code scale = 1 / √(variance +
   * epsilon)}, the variance divided by D.
   *
   * @param statistics {@code [N, 2]}, receives mean and scale of each row
   */
  void layerNorm(
      DenseArray x,
      DenseArray weight,
      DenseArray bias,
      double epsilon,
      DenseArray statistics,
      DenseArray y);

  /** How y depends on x. */
  void layerNormGradient(
      DenseArray x,
      DenseArray weight,
      DenseArray statistics,
      DenseArray dy,
      DenseArray dx,
      boolean add);

  /** {@code dWeight[D] = Σₙ dy · (x − mean) · scale}: how y depends on the weight. */
  void layerNormGainGradient(
      DenseArray x, DenseArray statistics, DenseArray dy, DenseArray dWeight, boolean add);
}
