package org.attentiontoolkit.models.feature;

import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.FeatureSpec;
import org.attentiontoolkit.api.model.Features;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.layer.Dropout;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.op.Activation;
import org.attentiontoolkit.tensor.op.Reductions;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * Vectors that something else has made, such as the regions of a picture: each is mapped to a state
 * by one layer, and the summary is the mean of a source's states.
 *
 * <p>Xu et al., "Show, attend and tell", ICML 2015, section 3.1.1: annotation vectors, and their
 * mean for the decoder's first state (section 3.1.2).
 */
public final class FeatureEncoder implements Encoder<Features> {
  /**
   * Settings.
   *
   * @param width D, of a state
   * @param activation of the layer
   * @param dropout probability of dropping a value of a state in training
   */
  public record Config(
      @Within("[1, 1000000]") int width, Activation activation, @Within("[0, 1)") double dropout) {}

  private final Config config;
  private final Linear layer;
  private final Dropout dropout;

  /** An encoder for vectors; declares its parameters. */
  public FeatureEncoder(Config config, FeatureSpec source, ParameterScope scope) {
    this.config = config;
    layer = new Linear(scope.child("layer"), source.width(), config.width(), Initializers.fanIn());
    dropout = new Dropout(scope, config.dropout());
  }

  @Override
  public Memory encode(Tape tape, Features source) {
    Packed vectors = source.vectors(); // [N, F]
    Tensor mapped = layer.apply(tape, vectors.values(), config.activation()); // [N, D]
    Packed states = vectors.with(dropout.apply(tape, mapped, vectors.segments().places()));
    return new Memory(states, Optional.of(Reductions.segmentMean(tape, states)), source.grid());
  }

  @Override
  public int width() {
    return config.width();
  }

  @Override
  public OptionalInt summaryWidth() {
    return OptionalInt.of(config.width());
  }
}
