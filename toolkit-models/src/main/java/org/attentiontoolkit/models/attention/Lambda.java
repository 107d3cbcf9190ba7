package org.attentiontoolkit.models.attention;

import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.Reductions;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * How much of the second look is taken away: {@code λ = exp(q₁ · k₁) − exp(q₂ · k₂) + λ₀} with four
 * learned vectors. Ye et al. 2025, equation 2.
 */
final class Lambda {
  /** Of the vectors' first values, the paper's. */
  private static final double DEVIATION = 0.1;

  private final double first;
  private final Parameter[] vectors = new Parameter[4];

  /** Declares the vectors. */
  Lambda(ParameterScope scope, int width, double first) {
    this.first = first;
    String[] names = {"query.1", "key.1", "query.2", "key.2"};
    for (int i = 0; i < names.length; i++) {
      vectors[i] = scope.parameter(names[i], Shape.of(width), Initializers.normal(DEVIATION));
    }
  }

  /** {@code [1, 1]}. */
  Tensor value(Tape tape) {
    Tensor difference =
        Pointwise.subtract(
            tape, exp(tape, vectors[0], vectors[1]), exp(tape, vectors[2], vectors[3]));
    return Layout.reshape(tape, Pointwise.addScalar(tape, difference, first), Shape.of(1, 1));
  }

  private static Tensor exp(Tape tape, Parameter q, Parameter k) {
    return Pointwise.exp(tape, Reductions.sum(tape, Pointwise.multiply(tape, q, k)));
  }
}
