package org.attentiontoolkit.models.transformer;

import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Places;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.layer.Dropout;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.op.Activation;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * A network of two linear maps for each position by itself, with all that is {@linkplain Sublayer
 * around} it: Vaswani et al., "Attention is all you need", NeurIPS 2017, equation 2.
 */
final class FeedForward {
  private static final String NAME = "feed-forward";

  private final Sublayer sublayer;
  private final Linear inner;
  private final Linear outer;
  private final Activation activation;
  private final Dropout dropout;

  FeedForward(LayerConfig config, ParameterScope layer) {
    sublayer = new Sublayer(config, layer, NAME);
    ParameterScope scope = layer.child(NAME);
    int between = config.feedforwardWidth();
    inner = new Linear(scope.child("inner"), config.width(), between, Initializers.xavierUniform());
    outer = new Linear(scope.child("outer"), between, config.width(), Initializers.xavierUniform());
    activation = config.activation();
    dropout = new Dropout(scope.child("inner"), config.activationDropout());
  }

  /** States {@code [N, D]} after it. */
  Tensor apply(Tape tape, Tensor states, Places places) {
    Tensor between = inner.apply(tape, sublayer.read(tape, states), activation);
    Tensor given = outer.apply(tape, dropout.apply(tape, between, places));
    return sublayer.add(tape, states, given, places);
  }
}
