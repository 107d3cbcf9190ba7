package org.attentiontoolkit.api.output;

import java.util.Optional;
import org.attentiontoolkit.tensor.Parameter;

/**
 * Where a head is put.
 *
 * @param outputs how many values it gives for each row of features: V for tokens
 * @param width W of the features
 * @param table {@code [V, W]}, the decoder's embedding, where the head is to use it as its own map:
 *     Press and Wolf, "Using the output embedding to improve language models", EACL 2017
 */
public record HeadSlot(int outputs, int width, Optional<Parameter> table) {
  /** For a head with a map of its own. */
  public HeadSlot(int outputs, int width) {
    this(outputs, width, Optional.empty());
  }
}
