package org.attentiontoolkit.models.transformer;

import java.util.Optional;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Places;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.layer.Dropout;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.op.Activation;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * A network of two linear maps for each position by itself, with all that is {@linkplain Sublayer
 * around} it: Vaswani et al., "Attention is all you need", NeurIPS 2017, equation 2; with a gate
 * {@code outer(activation(inner x) ∗ gate x)}: Shazeer, "GLU variants improve Transformer", 2020,
 * equation 6.
 */
final class FeedForward {
  private static final String NAME = "feed-forward";

  private final Sublayer sublayer;
  private final Linear inner;
  private final Optional<Linear> gate;
  private final Linear outer;
  private final Activation activation;
  private final Dropout dropout;

  FeedForward(LayerConfig config, ParameterScope layer) {
    sublayer = new Sublayer(config, layer, NAME);
    ParameterScope scope = layer.child(NAME);
    int between = config.feedforwardWidth();
    inner = map(scope.child("inner"), config.width(), between);
    gate =
        config.gated()
            ? Optional.of(map(scope.child("gate"), config.width(), between))
            : Optional.empty();
    outer = map(scope.child("outer"), between, config.width());
    activation = config.activation();
    dropout = new Dropout(scope.child("inner"), config.activationDropout());
  }

  private static Linear map(ParameterScope scope, int in, int out) {
    return new Linear(scope, in, out, Initializers.xavierUniform());
  }

  /** States {@code [N, D]} after it. */
  Tensor apply(Tape tape, Tensor states, Places places) {
    Tensor read = sublayer.read(tape, states);
    Tensor activated = inner.apply(tape, read, activation);
    Tensor between =
        gate.map(map -> Pointwise.multiply(tape, activated, map.apply(tape, read)))
            .orElse(activated);
    Tensor given = outer.apply(tape, dropout.apply(tape, between, places));
    return sublayer.add(tape, states, given, places);
  }
}
