package org.attentiontoolkit.models.transformer;

import java.util.Optional;
import org.attentiontoolkit.models.transformer.LayerConfig.NormPlace;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;

/** A norm at the end of a stack whose sublayers have theirs before them, else nothing. */
final class FinalNorm {
  private final Optional<Norm> norm;

  FinalNorm(LayerConfig config, ParameterScope scope) {
    norm = config.norm() == NormPlace.PRE ? Optional.of(Norm.of(config, scope)) : Optional.empty();
  }

  /** {@code [N, D]} of {@code [N, D]}. */
  Tensor apply(Tape tape, Tensor states) {
    return norm.map(n -> n.apply(tape, states)).orElse(states);
  }
}
