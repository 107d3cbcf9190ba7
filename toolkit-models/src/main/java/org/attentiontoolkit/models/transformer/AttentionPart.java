package org.attentiontoolkit.models.transformer;

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
   * @param looks where what is seen goes
   */
  Packed lookAtThemselves(Tape tape, Packed states, Looks looks) {
    Packed read = read(tape, states);
    Attention.Prepared prepared = attention.prepare(tape, Memory.of(read));
    return add(tape, states, look(tape, read, prepared, looks));
  }

  /** States after they have looked at a memory. */
  Packed lookAt(Tape tape, Packed states, Attention.Prepared memory, Looks looks) {
    return add(tape, states, look(tape, read(tape, states), memory, looks));
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
   */
  Step lookBack(Tape tape, Packed states, Attention.Prepared before) {
    Packed read = read(tape, states);
    Attention.Prepared seen = attention.extend(tape, before, read);
    return new Step(add(tape, states, look(tape, read, seen, Looks.none())), seen);
  }

  private Packed read(Tape tape, Packed states) {
    return states.with(sublayer.read(tape, states.values()));
  }

  private Packed add(Tape tape, Packed states, Tensor given) {
    return states.with(sublayer.add(tape, states.values(), given, states.segments().places()));
  }

  private Tensor look(Tape tape, Packed queries, Attention.Prepared memory, Looks looks) {
    AttentionOutput seen = attention.attend(tape, queries, memory, visibility, looks.needed(place));
    Tensor context = output.map(map -> map.apply(tape, seen.context())).orElse(seen.context());
    looks.add(place, new AttentionOutput(context, seen.weights()));
    return context;
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
