package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Tensor;

/**
 * A value for every pair of a query and a key of the same sequence: scores or weights.
 *
 * @param values as {@code layout} says, {@code [Σ_b H · T_b · S_b]}
 * @param layout where each pair is
 */
public record Pairs(Tensor values, PairLayout layout) {
  /** Checks that there is a value for every pair. */
  public Pairs {
    if (values.shape().length() != layout.length()) {
      throw new IllegalArgumentException(
          "values %s for Σ H·T·S = %d pairs".formatted(values.shape(), layout.length()));
    }
  }
}
