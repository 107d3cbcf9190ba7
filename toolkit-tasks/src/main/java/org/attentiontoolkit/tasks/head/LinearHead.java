package org.attentiontoolkit.tasks.head;

import org.attentiontoolkit.api.output.Head;
import org.attentiontoolkit.api.output.HeadSlot;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.op.CrossEntropy;
import org.attentiontoolkit.tensor.parameter.Initializers;

/** A linear map of the features: {@code W f + b}, where W may be the decoder's embedding. */
public final class LinearHead implements Head {
  private final Linear map;

  /** It has no settings. */
  public record Config() {}

  /** Declares the parameters. */
  public LinearHead(Config config, HeadSlot slot, ParameterScope scope) {
    map =
        slot.table()
            .map(table -> Linear.tied(scope, table))
            .orElseGet(() -> new Linear(scope, slot.width(), slot.outputs(), Initializers.fanIn()));
  }

  @Override
  public Tensor outputs(Tape tape, Tensor features) {
    return map.apply(tape, features);
  }

  @Override
  public CrossEntropy.Sum crossEntropy(
      Tape tape, Tensor features, int[] right, double labelSmoothing) {
    return CrossEntropy.sumOfLinear(
        tape, features, map.weight(), map.bias().orElseThrow(), right, labelSmoothing);
  }
}
