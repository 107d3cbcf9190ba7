package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.ParameterScope;

/** A normaliser whose configuration is known, not yet where it will be put. */
@FunctionalInterface
public interface NormaliserFactory {
  /** Makes the normaliser and declares its parameters. */
  Normaliser create(NormaliserSlot slot, ParameterScope scope);
}
