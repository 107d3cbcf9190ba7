package org.attentiontoolkit.api.model;

import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.tensor.Parameter;

/**
 * Where a decoder is put.
 *
 * @param vocabulary V, how many different tokens the target has
 * @param memoryWidth D, width of the memory's states
 * @param summaryWidth E, width of the memory's summary, if there will be one
 * @param attention what makes its attentions, one for each place it has for them
 * @param table {@code [V, D]}, the encoder's embedding, where the decoder is to embed its tokens by
 *     it too: Press and Wolf, "Using the output embedding to improve language models", EACL 2017
 * @param pointing whether an output layer copies from the source, so that the decoder is to say
 *     where from: {@link Pointer}
 */
public record DecoderSlot(
    int vocabulary,
    int memoryWidth,
    OptionalInt summaryWidth,
    AttentionFactory attention,
    Optional<Parameter> table,
    boolean pointing) {
  /** For a decoder with an embedding of its own, which need not say where to copy from. */
  public DecoderSlot(
      int vocabulary, int memoryWidth, OptionalInt summaryWidth, AttentionFactory attention) {
    this(vocabulary, memoryWidth, summaryWidth, attention, Optional.empty(), false);
  }
}
