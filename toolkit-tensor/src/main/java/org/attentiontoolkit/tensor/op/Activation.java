package org.attentiontoolkit.tensor.op;

import java.util.Optional;
import org.attentiontoolkit.tensor.kernel.Unary;

/** What a layer may do with its values before it hands them on. */
public enum Activation {
  /** Nothing. */
  IDENTITY(Optional.empty()),
  /** Hyperbolic tangent. */
  TANH(Optional.of(Unary.TANH)),
  /** 1 / (1 + e⁻ˣ). */
  SIGMOID(Optional.of(Unary.SIGMOID)),
  /** max(0, x). */
  RELU(Optional.of(Unary.RELU)),
  /** x Φ(x): see {@link Unary#GELU}. */
  GELU(Optional.of(Unary.GELU)),
  /** The tanh approximation: see {@link Unary#GELU_TANH}. */
  GELU_TANH(Optional.of(Unary.GELU_TANH)),
  /** x / (1 + e⁻ˣ): see {@link Unary#SILU}. */
  SILU(Optional.of(Unary.SILU));

  private final Optional<Unary> function;

  Activation(Optional<Unary> function) {
    this.function = function;
  }

  /** The function, none for {@link #IDENTITY}. */
  Optional<Unary> function() {
    return function;
  }
}
