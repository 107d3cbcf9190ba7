package org.attentiontoolkit.models.transformer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.api.model.Encoded;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.memory.Region;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Reductions;

/**
 * Reads tokens with layers in which each looks at all others, then passes a network of its own. The
 * memory's states are those of the top layer, its summary is their mean.
 *
 * <p>Vaswani et al., "Attention is all you need", NeurIPS 2017, section 3.1; with layer norm before
 * the sublayers: Xiong et al., ICML 2020.
 */
public final class TransformerEncoder implements Encoder<Tokens> {
  /**
   * Settings beside those of the layers.
   *
   * @param attention with which the states look at each other
   */
  public record Config(AttentionFactory attention) {}

  private final int width;
  private final TokenEmbedding embedding;
  private final LayerDrop drop;
  private final List<Layer> layers = new ArrayList<>();
  private final FinalNorm norm;

  /** An encoder for a source; declares its parameters. */
  public TransformerEncoder(
      Config config, LayerConfig layer, TokenSpec source, ParameterScope scope) {
    width = layer.width();
    embedding =
        new TokenEmbedding(layer, source.vocabulary(), Optional.empty(), scope.child("embedding"));
    drop = new LayerDrop(layer, scope);
    for (int i = 0; i < layer.layers(); i++) {
      layers.add(new Layer(config, layer, scope, i));
    }
    norm = new FinalNorm(layer, scope.child("norm"));
  }

  private record Layer(AttentionPart attention, FeedForward feedForward) {
    Layer(Config config, LayerConfig layer, ParameterScope stack, int number) {
      this(
          new AttentionPart(
              "attention",
              layer,
              AttentionPart.self(SlotRole.SELF, layer),
              config.attention(),
              stack,
              number),
          new FeedForward(layer, stack.child("layer." + number)));
    }

    Packed apply(Tape tape, Packed states, Optional<Map<String, Pairs>> weights) {
      Packed seen = attention.lookAtThemselves(tape, states, weights);
      return seen.with(feedForward.apply(tape, seen.values(), states.segments().places()));
    }
  }

  @Override
  public Memory encode(Tape tape, Tokens tokens) {
    Region below = tape.region();
    Packed states = below.make(() -> embedding.apply(tape, tokens.ids(), tokens.segments()));
    for (int i = 0; i < layers.size(); i++) {
      if (drop.skips(tape, i)) {
        continue;
      }
      Layer layer = layers.get(i);
      Packed last = states;
      Region here = tape.region();
      states = here.make(() -> layer.apply(tape, last, Optional.empty()));
      here.keepOnly(states.values().data());
      below.close();
      below = here;
    }
    Packed top = states;
    Region end = tape.region();
    Memory memory = end.make(() -> memory(tape, top));
    end.keepOnly(memory.states().values().data(), memory.summary().orElseThrow().data());
    end.handOver();
    below.keepOnly(memory.states().values().data());
    below.handOver();
    return memory;
  }

  @Override
  public Encoded look(Tape tape, Tokens tokens) {
    Map<String, Pairs> weights = new LinkedHashMap<>();
    Packed states = embedding.apply(tape, tokens.ids(), tokens.segments());
    for (Layer layer : layers) {
      states = layer.apply(tape, states, Optional.of(weights));
    }
    return new Encoded(memory(tape, states), weights);
  }

  private Memory memory(Tape tape, Packed top) {
    Packed normed = top.with(norm.apply(tape, top.values()));
    return new Memory(normed, Reductions.segmentMean(tape, normed));
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
  public OptionalInt summaryWidth() {
    return OptionalInt.of(width);
  }
}
