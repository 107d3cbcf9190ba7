package org.attentiontoolkit.api.model;

import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Where a decoder is put.
 *
 * @param vocabulary V, how many different tokens the target has
 * @param memoryWidth D, width of the memory's states; 0 where there is no source
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

  /**
   * For a decoder of a language model: it writes without looking at a source, and has no attention
   * for one. Its memory has sequences without states and no summary. A decoder that asks for its
   * attention all the same is refused, with a message that says so.
   */
  public static DecoderSlot alone(int vocabulary) {
    return new DecoderSlot(
        vocabulary,
        0,
        OptionalInt.empty(),
        (slot, scope) -> {
          throw Problem.input(
                  "decoder.not-alone",
                  "This decoder looks at a source, but the task has none: it cannot stand alone.")
              .hint("'transformer' and 'recurrent' can.")
              .exception();
        });
  }

  /** Whether there is a source to look at. */
  public boolean hasSource() {
    return memoryWidth > 0;
  }
}
