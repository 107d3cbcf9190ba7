package org.attentiontoolkit.api.model;

import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Tape;

/** Turns a memory and the tokens so far into features from which a head predicts the next token. */
public interface Decoder {
  /**
   * All positions of known targets at once (teacher forcing).
   *
   * @param memory of B sources
   * @param inputs B sequences: each target shifted by one, beginning with the start token
   */
  Decoded decode(Tape tape, Memory memory, Tokens inputs, Attention.Weights weights);

  /** The state before the first token, one row a source. */
  DecoderState start(Tape tape, Memory memory);

  /**
   * One position.
   *
   * @param tokens the last token of each row of the state
   */
  DecoderStep step(Tape tape, DecoderState state, int[] tokens, Attention.Weights weights);

  /**
   * G, the width of {@link Pointer#asked}, where the slot asks for pointers and the decoder has
   * them; nothing otherwise.
   */
  default OptionalInt pointerWidth() {
    return OptionalInt.empty();
  }

  /** Whether its attention counts what it has looked at, so that there is a coverage loss. */
  default boolean covers() {
    return false;
  }

  /**
   * The most tokens that it can read, the start token included: how many it can write. Nothing if
   * any number.
   */
  default OptionalInt longest() {
    return OptionalInt.empty();
  }

  /** W, the width of the features. */
  int width();

  /**
   * What it embeds the tokens before with, {@code [V, D]}, for a head that uses the same table;
   * nothing if it has none.
   */
  default Optional<Parameter> embedding() {
    return Optional.empty();
  }
}
