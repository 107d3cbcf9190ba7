package org.attentiontoolkit.models.transformer;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionOutput;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * An attention in a layer, with all that is {@linkplain Sublayer around} it. Contexts of another
 * width than the states' are mapped to it.
 */
final class AttentionPart {
  private final String place;
  private final Sublayer sublayer;
  private final Attention attention;
  private final Optional<Linear> output;
  private final Visibility visibility;

  /**
   * An attention for a slot.
   *
   * @param name in the layer, such as {@code self-attention}
   * @param slot where the queries are as wide as the layer's states
   * @param number of the layer in its stack
   */
  AttentionPart(
      String name,
      LayerConfig config,
      AttentionSlot slot,
      AttentionFactory factory,
      ParameterScope stack,
      int number) {
    ParameterScope layer = stack.child("layer." + number);
    place = "layer." + number + "." + name;
    sublayer = new Sublayer(config, layer, name);
    attention = factory.create(slot, layer.child(name));
    int given = attention.contextWidth();
    output =
        given == config.width()
            ? Optional.empty()
            : Optional.of(
                new Linear(
                    layer.child(name + "-context"),
                    given,
                    config.width(),
                    Initializers.xavierUniform()));
    visibility = slot.role() == SlotRole.CAUSAL ? Visibility.CAUSAL : Visibility.FULL;
  }

  /** A slot for states that look at themselves. */
  static AttentionSlot self(SlotRole role, LayerConfig config) {
    return new AttentionSlot(role, config.width(), config.width(), OptionalInt.empty());
  }

  /** What of a memory all queries share. */
  Attention.Prepared prepare(Tape tape, Memory memory) {
    return attention.prepare(tape, memory);
  }

  /** The same of some of the memory's sequences. */
  Attention.Prepared select(Tape tape, Attention.Prepared prepared, int[] sequences) {
    return attention.select(tape, prepared, sequences);
  }

  /**
   * States after they have looked at themselves.
   *
   * @param weights where weights go, by place, if they are wanted
   */
  Packed lookAtThemselves(Tape tape, Packed states, Optional<Map<String, Pairs>> weights) {
    Packed read = read(tape, states);
    Attention.Prepared prepared = attention.prepare(tape, Memory.of(read));
    AttentionOutput seen = look(tape, read, prepared, wanted(weights));
    keep(seen, weights);
    return add(tape, states, seen.context());
  }

  /**
   * States after they have looked at a source.
   *
   * @param looks where what is seen goes
   */
  Packed lookAt(Tape tape, Packed states, Attention.Prepared memory, DecoderLooks looks) {
    AttentionOutput seen = look(tape, read(tape, states), memory, looks.needed(place));
    looks.ofSource(place, seen);
    return add(tape, states, seen.context());
  }

  /**
   * States after a step.
   *
   * @param states of the step
   * @param seen those of all steps, prepared
   */
  record Step(Packed states, Attention.Prepared seen) {}

  /**
   * States after they have looked at those of the steps before and at themselves.
   *
   * @param states {@code [R, D]}, one of each of R sequences
   * @param before those of the steps before, prepared
   * @param weights where weights go, by place, if they are wanted
   */
  Step lookBack(
      Tape tape, Packed states, Attention.Prepared before, Optional<Map<String, Pairs>> weights) {
    Packed read = read(tape, states);
    Attention.Prepared seen = attention.extend(tape, before, read);
    AttentionOutput now = look(tape, read, seen, wanted(weights));
    keep(now, weights);
    return new Step(add(tape, states, now.context()), seen);
  }

  private Packed read(Tape tape, Packed states) {
    return states.with(sublayer.read(tape, states.values()));
  }

  private Packed add(Tape tape, Packed states, Tensor given) {
    return states.with(sublayer.add(tape, states.values(), given, states.segments().places()));
  }

  private static Attention.Weights wanted(Optional<Map<String, Pairs>> weights) {
    return weights.isPresent() ? Attention.Weights.WANTED : Attention.Weights.UNWANTED;
  }

  private void keep(AttentionOutput seen, Optional<Map<String, Pairs>> weights) {
    weights.ifPresent(all -> seen.weights().ifPresent(pairs -> all.put(place, pairs)));
  }

  private AttentionOutput look(
      Tape tape, Packed queries, Attention.Prepared memory, Attention.Weights wanted) {
    AttentionOutput seen = attention.attend(tape, queries, memory, visibility, wanted);
    return output
        .map(map -> new AttentionOutput(map.apply(tape, seen.context()), seen.weights()))
        .orElse(seen);
  }

  /** Its name in the stack, such as {@code layer.2.cross-attention}. */
  String place() {
    return place;
  }

  /** Whether it can tell its weights. */
  boolean hasWeights() {
    return attention.hasWeights();
  }
}
