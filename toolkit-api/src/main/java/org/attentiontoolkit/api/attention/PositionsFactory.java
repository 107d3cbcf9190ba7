package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.ParameterScope;

/** Positions whose configuration is known, not yet where they will be put. */
@FunctionalInterface
public interface PositionsFactory {
  /** Makes the positions and declares their parameters. */
  Positions create(PositionsSlot slot, ParameterScope scope);
}
