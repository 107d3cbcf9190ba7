package org.attentiontoolkit.api.model;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Tape;

/**
 * Turns sources into {@link Memory}.
 *
 * @param <S> what it reads
 */
public interface Encoder<S extends Source> {
  /** Encodes a batch. */
  Memory encode(Tape tape, S source);

  /**
   * Encodes a batch and says what its states looked at. The memory is the same, but for rounding.
   */
  default Encoded look(Tape tape, S source) {
    return new Encoded(encode(tape, source), Map.of());
  }

  /** D, the width of the memory's states. */
  int width();

  /** E, the width of the memory's summary, if it makes one. */
  OptionalInt summaryWidth();

  /**
   * The most tokens or states of a source that it can read; nothing if any number. Longer ones are
   * refused before it sees them.
   */
  default OptionalInt longest() {
    return OptionalInt.empty();
  }

  /**
   * What it embeds tokens with, {@code [V, D]}, for a decoder that uses the same table; nothing if
   * it has none.
   */
  default Optional<Parameter> embedding() {
    return Optional.empty();
  }
}
