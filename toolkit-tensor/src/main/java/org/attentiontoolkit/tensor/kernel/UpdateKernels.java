package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * Updates of parameters by their gradients, each in one pass over arrays of the same length.
 * Gradients are read, never written; {@code g} below is the gradient after {@link GradientScaling}.
 */
public interface UpdateKernels {
  /** {@code Σ x²}, added in double precision. */
  double sumOfSquares(DenseArray x);

  /** {@code p ← p − η (g + λ p)}. */
  void descend(DenseArray values, DenseArray gradients, DescentStep step);

  /**
   * With {@code d = g + λ p}: {@code b ← μ b + d}, then {@code p ← p − η b}, or with Nesterov's
   * momentum {@code p ← p − η (d + μ b)}.
   */
  void descendWithMomentum(
      DenseArray values, DenseArray gradients, DenseArray momentum, DescentStep step);

  /**
   * With {@code d = g + λ p}: {@code m ← m + (1 − β₁)(d − m)}, {@code v ← β₂ v + (1 − β₂) d²},
   * {@code p ← σ p − α m / (√v / γ + ε)}.
   */
  void adam(
      DenseArray values,
      DenseArray gradients,
      DenseArray firstMoment,
      DenseArray secondMoment,
      AdamStep step);
}
