package org.attentiontoolkit.tensor.optim;

import org.attentiontoolkit.tensor.kernel.GradientScaling;

/** How gradients are kept small. */
public sealed interface Clipping {
  /** Not at all. */
  static Clipping none() {
    return new None();
  }

  /**
   * All gradients scaled down together so that their Euclidean norm is at most {@code maximum}
   * (Pascanu et al., "On the difficulty of training recurrent neural networks", 2013, algorithm 1),
   * as PyTorch's {@code clip_grad_norm_}: factor {@code min(1, maximum / (norm + 1e-6))}.
   */
  static Clipping byNorm(double maximum) {
    return new ByNorm(maximum);
  }

  /** Each value of each gradient brought into {@code ±bound}, as {@code clip_grad_value_}. */
  static Clipping byValue(double bound) {
    return new ByValue(bound);
  }

  /** What to do to gradients of the given norm. */
  GradientScaling scaling(double norm);

  /** See {@link #none}. */
  record None() implements Clipping {
    @Override
    public GradientScaling scaling(double norm) {
      return GradientScaling.NONE;
    }
  }

  /** See {@link #byNorm}. */
  record ByNorm(double maximum) implements Clipping {
    /** Checks its constant. */
    public ByNorm {
      requirePositive(maximum);
    }

    @Override
    public GradientScaling scaling(double norm) {
      return new GradientScaling(Math.min(1, maximum / (norm + 1e-6)), Double.POSITIVE_INFINITY);
    }
  }

  /** See {@link #byValue}. */
  record ByValue(double bound) implements Clipping {
    /** Checks its constant. */
    public ByValue {
      requirePositive(bound);
    }

    @Override
    public GradientScaling scaling(double norm) {
      return new GradientScaling(1, bound);
    }
  }

  private static void requirePositive(double limit) {
    if (!(limit > 0)) {
      throw new IllegalArgumentException("a limit for gradients is above 0, not " + limit);
    }
  }
}
