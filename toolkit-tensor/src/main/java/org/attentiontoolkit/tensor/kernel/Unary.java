package org.attentiontoolkit.tensor.kernel;

/** Functions of one value. */
public enum Unary {
  /** Hyperbolic tangent. */
  TANH(true),
  /** 1 / (1 + e⁻ˣ). */
  SIGMOID(true),
  /** max(0, x); its derivative at 0 is 0. */
  RELU(true),
  /** x Φ(x), Φ the standard normal distribution function: Hendrycks and Gimpel 2016. */
  GELU(false),
  /** x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))): the same paper's approximation. */
  GELU_TANH(false),
  /** x / (1 + e⁻ˣ): Hendrycks and Gimpel 2016; Swish of Ramachandran et al. 2017. */
  SILU(false),
  /** eˣ. */
  EXP(true),
  /** Natural logarithm. */
  LOG(false),
  /** x². */
  SQUARE(false),
  /** √x. */
  SQRT(true);

  private final boolean fromResult;

  Unary(boolean fromResult) {
    this.fromResult = fromResult;
  }

  /**
   * Whether the derivative is computed from the function's result alone, so that the result may
   * overwrite the argument.
   */
  public boolean gradientFromResult() {
    return fromResult;
  }
}
