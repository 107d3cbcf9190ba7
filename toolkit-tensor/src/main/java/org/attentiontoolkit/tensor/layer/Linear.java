package org.attentiontoolkit.tensor.layer;

import java.util.Optional;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Activation;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.SharedRows;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * A linear map of rows, {@code x [N, in]} to {@code x weightᵀ + bias [N, out]}. Its parameters are
 * {@code weight [out, in]} and, where it has one, {@code bias [out]}.
 */
public final class Linear {
  private final Parameter weight;
  private final Optional<Parameter> bias;

  /**
   * With a bias of zeros at first.
   *
   * @param first values of the weight
   */
  public Linear(ParameterScope scope, int in, int out, Initializer first) {
    this(scope, in, out, first, Initializers.zeros());
  }

  /**
   * With a bias.
   *
   * @param first values of the weight
   * @param firstBias values of the bias
   */
  public Linear(ParameterScope scope, int in, int out, Initializer first, Initializer firstBias) {
    weight = scope.parameter("weight", Shape.of(out, in), first);
    bias = Optional.of(scope.parameter("bias", Role.BIAS, Shape.of(out), firstBias));
  }

  private Linear(Parameter weight, Optional<Parameter> bias) {
    this.weight = weight;
    this.bias = bias;
  }

  /**
   * With a weight that is used elsewhere too, and a bias of zeros at first.
   *
   * @param weight {@code [out, in]}
   */
  public static Linear tied(ParameterScope scope, Parameter weight) {
    Shape ofBias = Shape.of(weight.rows());
    return new Linear(
        scope.tie("weight", weight),
        Optional.of(scope.parameter("bias", Role.BIAS, ofBias, Initializers.zeros())));
  }

  /** Without a bias. */
  public static Linear withoutBias(ParameterScope scope, int in, int out, Initializer first) {
    return new Linear(scope.parameter("weight", Shape.of(out, in), first), Optional.empty());
  }

  /** {@code [N, out]} of {@code [N, in]}. */
  public Tensor apply(Tape tape, Tensor x) {
    return bias.isPresent()
        ? Affine.apply(tape, x, weight, bias.get())
        : Affine.apply(tape, x, weight);
  }

  /** The same of each row of sequences. */
  public Packed apply(Tape tape, Packed x) {
    return x.with(apply(tape, x.values()));
  }

  /** The same of rows of which many are equal. */
  public SharedRows apply(Tape tape, SharedRows x) {
    return x.map(tape, rows -> apply(tape, rows));
  }

  /** {@code activation(x weightᵀ + bias)}. */
  public Tensor apply(Tape tape, Tensor x, Activation activation) {
    return bias.isPresent()
        ? Affine.apply(tape, x, weight, bias.get(), activation)
        : Pointwise.activate(tape, activation, apply(tape, x));
  }

  /** {@code base + x weightᵀ}, without the bias. */
  public Tensor addTo(Tape tape, Tensor base, Tensor x) {
    return Affine.addTo(tape, base, x, weight);
  }

  /** {@code [out, in]}. */
  public Parameter weight() {
    return weight;
  }

  /** {@code [out]}, if it has one. */
  public Optional<Parameter> bias() {
    return bias;
  }
}
