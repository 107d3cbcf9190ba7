package org.attentiontoolkit.api.model;

import org.attentiontoolkit.api.attention.AttentionFactory;

/**
 * The parts the experiment's file names, for a task to put together. Asking for a part that the
 * file does not have is an error that names the missing key.
 */
public interface ModelParts {
  /** {@code model.encoder}. */
  EncoderFactory encoder();

  /** {@code model.attention}. */
  AttentionFactory attention();

  /** {@code model.decoder}. */
  DecoderFactory decoder();
}
