package org.attentiontoolkit.tensor.layer;

import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.UnitRows;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * Root mean square norm of rows, {@code x / √(mean x² + ε) · weight}: no mean is taken away and
 * nothing is added. Its parameter is {@code weight [D]}.
 *
 * <p>Zhang and Sennrich, "Root mean square layer normalization", NeurIPS 2019, equation 4.
 */
public final class RmsNorm {
  private final Parameter weight;
  private final double epsilon;

  /**
   * A root mean square norm.
   *
   * @param epsilon what is added to the mean square, such as 1e-6 (Llama's)
   */
  public RmsNorm(ParameterScope scope, int width, double epsilon) {
    weight = scope.parameter("weight", Role.NORM, Shape.of(width), Initializers.ones());
    this.epsilon = epsilon;
  }

  /** {@code [N, D]} of {@code [N, D]}. */
  public Tensor apply(Tape tape, Tensor x) {
    return Pointwise.multiplyRow(tape, UnitRows.rootMeanSquare(tape, x, epsilon), weight);
  }
}
