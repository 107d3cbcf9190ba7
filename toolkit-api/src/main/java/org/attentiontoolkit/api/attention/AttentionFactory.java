package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.ParameterScope;

/** An attention whose configuration is known, not yet where it will be put. */
@FunctionalInterface
public interface AttentionFactory {
  /** Makes an attention for a slot and declares its parameters. */
  Attention create(AttentionSlot slot, ParameterScope scope);
}
