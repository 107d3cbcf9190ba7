package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.ParameterScope;

/** A window whose configuration is known, not yet where it will be put. */
@FunctionalInterface
public interface WindowFactory {
  /**
   * Makes the window and declares its parameters.
   *
   * @param slot where the attention is put
   */
  Window create(AttentionSlot slot, ParameterScope scope);
}
