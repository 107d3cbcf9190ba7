package org.attentiontoolkit.tensor.layer;

import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.LayerNormalization;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * Layer norm of rows (Ba, Kiros and Hinton 2016): see {@link LayerNormalization#apply}. Its
 * parameters are {@code weight [D]} and {@code bias [D]}.
 */
public final class LayerNorm {
  private final Parameter weight;
  private final Parameter bias;
  private final double epsilon;

  /**
   * A layer norm.
   *
   * @param epsilon what is added to the variance, such as 1e-5 (PyTorch's) or 1e-12 (BERT's)
   */
  public LayerNorm(ParameterScope scope, int width, double epsilon) {
    weight = scope.parameter("weight", Role.NORM, Shape.of(width), Initializers.ones());
    bias = scope.parameter("bias", Role.BIAS, Shape.of(width), Initializers.zeros());
    this.epsilon = epsilon;
  }

  /** {@code [N, D]} of {@code [N, D]}. */
  public Tensor apply(Tape tape, Tensor x) {
    return LayerNormalization.apply(tape, x, weight, bias, epsilon);
  }
}
