package org.attentiontoolkit.tensor.kernel.checked;

import org.attentiontoolkit.tensor.kernel.NormKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Checks of layer norm. */
final class CheckedNorms implements NormKernels {
  private final NormKernels kernels;

  CheckedNorms(NormKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void layerNorm(
      DenseArray x,
      DenseArray weight,
      DenseArray bias,
      double epsilon,
      DenseArray statistics,
      DenseArray y) {
    Check.row("layerNorm", x, weight);
    Check.row("layerNorm", x, bias);
    Check.size("layerNorm", "statistics", statistics, x.rows(), 2);
    Check.matrices("layerNorm", x, y);
    kernels.layerNorm(x, weight, bias, epsilon, statistics, y);
  }

  @Override
  public void layerNormGradient(
      DenseArray x,
      DenseArray weight,
      DenseArray statistics,
      DenseArray dy,
      DenseArray dx,
      boolean add) {
    Check.row("layerNormGradient", x, weight);
    Check.size("layerNormGradient", "statistics", statistics, x.rows(), 2);
    Check.matrices("layerNormGradient", x, dy);
    Check.matrices("layerNormGradient", x, dx);
    kernels.layerNormGradient(x, weight, statistics, dy, dx, add);
  }

  @Override
  public void layerNormGainGradient(
      DenseArray x, DenseArray statistics, DenseArray dy, DenseArray dWeight, boolean add) {
    Check.size("layerNormGainGradient", "statistics", statistics, x.rows(), 2);
    Check.matrices("layerNormGainGradient", x, dy);
    Check.row("layerNormGainGradient", x, dWeight);
    kernels.layerNormGainGradient(x, statistics, dy, dWeight, add);
  }
}
