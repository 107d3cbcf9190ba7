package org.attentiontoolkit.api.model;

import org.attentiontoolkit.tensor.ParameterScope;

/** A decoder whose configuration is known, not yet where it will be put. */
@FunctionalInterface
public interface DecoderFactory {
  /** Makes the decoder, its attentions among it, and declares their parameters. */
  Decoder create(DecoderSlot slot, ParameterScope scope);
}
