package org.attentiontoolkit.models.transformer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.api.model.Decoded;
import org.attentiontoolkit.api.model.Decoder;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.model.DecoderStep;
import org.attentiontoolkit.api.model.Pointer;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.models.search.Hypotheses;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;

/**
 * Writes tokens with layers in which each position looks at those before it and at the source, then
 * passes a network of its own. The experiment's {@code model.attention} looks at the source; where
 * there is none, layers have no part for it.
 *
 * <p>Vaswani et al., "Attention is all you need", NeurIPS 2017, section 3.1.
 */
public final class TransformerDecoder implements Decoder {
  /**
   * Settings beside those of the layers.
   *
   * @param selfAttention with which a position looks at itself and those before it
   */
  public record Config(AttentionFactory selfAttention) {}

  private final int width;
  private final TokenEmbedding embedding;
  private final LayerDrop drop;
  private final List<DecoderLayer> layers = new ArrayList<>();
  private final FinalNorm norm;
  private final Optional<String> pointing;

  /** A decoder for a slot; declares its parameters. */
  public TransformerDecoder(
      Config config, LayerConfig layer, DecoderSlot slot, ParameterScope scope) {
    width = layer.width();
    embedding =
        new TokenEmbedding(layer, slot.vocabulary(), slot.table(), scope.child("embedding"));
    drop = new LayerDrop(layer, scope);
    for (int i = 0; i < layer.layers(); i++) {
      layers.add(
          new DecoderLayer(
              new AttentionPart(
                  "self-attention",
                  layer,
                  AttentionPart.self(SlotRole.CAUSAL, layer),
                  config.selfAttention(),
                  scope,
                  i),
              cross(layer, slot, scope, i),
              new FeedForward(layer, scope.child("layer." + i))));
    }
    norm = new FinalNorm(layer, scope.child("norm"));
    pointing =
        slot.pointing()
            ? layers.getLast().cross().filter(AttentionPart::hasWeights).map(AttentionPart::place)
            : Optional.empty();
  }

  /**
   * The context that the last layer's look at the source gives, the features and the embedding of
   * the token, as See et al. 2017, equation 8, have them of a recurrent decoder. That layer is then
   * never left out of a training step.
   */
  @Override
  public OptionalInt pointerWidth() {
    return pointing.isPresent() ? OptionalInt.of(3 * width) : OptionalInt.empty();
  }

  private static Optional<AttentionPart> cross(
      LayerConfig layer, DecoderSlot slot, ParameterScope scope, int number) {
    AttentionSlot source =
        new AttentionSlot(SlotRole.CROSS, layer.width(), slot.memoryWidth(), slot.summaryWidth());
    return slot.hasSource()
        ? Optional.of(
            new AttentionPart("cross-attention", layer, source, slot.attention(), scope, number))
        : Optional.empty();
  }

  @Override
  public OptionalInt longest() {
    return embedding.longest();
  }

  @Override
  public Optional<Parameter> embedding() {
    return Optional.of(embedding.table());
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public Decoded decode(Tape tape, Memory memory, Tokens inputs, Attention.Weights weights) {
    DecoderLooks looks = new DecoderLooks(weights, pointing);
    Packed embedded = embedding.apply(tape, inputs.ids(), inputs.segments());
    Packed states = embedded;
    int last = layers.size() - 1;
    for (int i = 0; i < layers.size(); i++) {
      if ((i == last && pointing.isPresent()) || !drop.skips(tape, i)) {
        states = layers.get(i).decode(tape, states, memory, looks);
      }
    }
    Tensor features = norm.apply(tape, states.values());
    return new Decoded(
        features,
        looks.ofSource(),
        looks.ofBefore(),
        Optional.empty(),
        pointer(tape, looks, features, embedded));
  }

  private static Optional<Pointer> pointer(
      Tape tape, DecoderLooks looks, Tensor features, Packed embedded) {
    return looks
        .pointed()
        .map(seen ->
            new Pointer(
                Layout.concatColumns(tape, seen.context(), features, embedded.values()),
                seen.weights().orElseThrow()));
  }

  @Override
  public DecoderState start(Tape tape, Memory memory) {
    Segments nothing = Segments.ofLengths(new int[memory.count()]);
    Packed none = new Packed(tape.zeros(Shape.of(0, width)), nothing);
    return new TransformerState(
        layers,
        layers.stream().map(layer -> layer.start(tape, none, memory)).toList(),
        Hypotheses.start(memory));
  }

  @Override
  public DecoderStep step(Tape tape, DecoderState state, int[] tokens, Attention.Weights weights) {
    TransformerState last = (TransformerState) state;
    DecoderLooks looks = new DecoderLooks(weights, pointing);
    Packed embedded = embedding.apply(tape, tokens, last.hypotheses().singles());
    Packed states = embedded;
    Segments bySource = last.hypotheses().bySource();
    List<DecoderLayer.State> next = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      DecoderLayer.Step step =
          layers.get(i).step(tape, states, last.layers().get(i), bySource, looks);
      states = step.states();
      next.add(step.state());
    }
    Tensor features = norm.apply(tape, states.values());
    return new DecoderStep(
        last.next(next),
        features,
        looks.ofSource(),
        looks.ofBefore(),
        pointer(tape, looks, features, embedded));
  }
}
