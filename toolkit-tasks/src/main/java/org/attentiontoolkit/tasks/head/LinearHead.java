package org.attentiontoolkit.tasks.head;

import org.attentiontoolkit.api.output.Head;
import org.attentiontoolkit.api.output.HeadSlot;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.CrossEntropy;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/** A linear map of the features: {@code W f + b}. */
public final class LinearHead implements Head {
  private final Parameter weight;
  private final Parameter bias;

  /** It has no settings. */
  public record Config() {}

  /** Declares the parameters. */
  public LinearHead(Config config, HeadSlot slot, ParameterScope scope) {
    weight =
        scope.parameter("weight", Shape.of(slot.outputs(), slot.width()), Initializers.fanIn());
    bias = scope.parameter("bias", Role.BIAS, Shape.of(slot.outputs()), Initializers.zeros());
  }

  @Override
  public Tensor outputs(Tape tape, Tensor features) {
    return Affine.apply(tape, features, weight, bias);
  }

  @Override
  public CrossEntropy.Sum crossEntropy(
      Tape tape, Tensor features, int[] right, double labelSmoothing) {
    return CrossEntropy.sumOfLinear(tape, features, weight, bias, right, labelSmoothing);
  }
}
