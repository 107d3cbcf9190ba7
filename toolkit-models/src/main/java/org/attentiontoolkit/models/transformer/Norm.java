package org.attentiontoolkit.models.transformer;

import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.layer.LayerNorm;
import org.attentiontoolkit.tensor.layer.RmsNorm;

/** A norm of states, row by row. */
@FunctionalInterface
interface Norm {
  /** {@code [N, D]} of {@code [N, D]}. */
  Tensor apply(Tape tape, Tensor states);

  /** The norm that a stack has; declares its parameters. */
  static Norm of(LayerConfig config, ParameterScope scope) {
    return switch (config.normalisation()) {
      case LAYER -> new LayerNorm(scope, config.width(), config.normEpsilon())::apply;
      case RMS -> new RmsNorm(scope, config.width(), config.normEpsilon())::apply;
    };
  }
}
