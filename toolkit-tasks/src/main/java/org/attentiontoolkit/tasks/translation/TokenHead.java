package org.attentiontoolkit.tasks.translation;

import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.CrossEntropy;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/** Scores every token of the vocabulary: {@code W f + b}. */
final class TokenHead {
  private final Parameter weight;
  private final Parameter bias;

  /**
   * A head.
   *
   * @param vocabulary V
   * @param width W of the features
   */
  TokenHead(int vocabulary, int width, ParameterScope scope) {
    weight = scope.parameter("weight", Shape.of(vocabulary, width), Initializers.fanIn());
    bias = scope.parameter("bias", Role.BIAS, Shape.of(vocabulary), Initializers.zeros());
  }

  /** Logits {@code [N, V]} of features {@code [N, W]}. */
  Tensor logits(Tape tape, Tensor features) {
    return Affine.apply(tape, features, weight, bias);
  }

  /** The summed cross-entropy of features {@code [N, W]} with their targets. */
  CrossEntropy.Sum loss(Tape tape, Tensor features, int[] targets, double labelSmoothing) {
    return CrossEntropy.sumOfLinear(tape, features, weight, bias, targets, labelSmoothing);
  }

  /** The likeliest token of each row of logits. */
  static int[] likeliest(Tape tape, Tensor logits) {
    return tape.kernels().rows().argMaxRows(logits.data()).toInts();
  }
}
