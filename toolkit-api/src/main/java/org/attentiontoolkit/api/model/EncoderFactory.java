package org.attentiontoolkit.api.model;

import org.attentiontoolkit.tensor.ParameterScope;

/** An encoder whose configuration is known, not yet what it will read. */
@FunctionalInterface
public interface EncoderFactory {
  /** Makes the encoder and declares its parameters. */
  Encoder create(SourceSpec source, ParameterScope scope);
}
