package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.ParameterScope;

/** A score whose configuration is known, not yet what it will compare. */
@FunctionalInterface
public interface ScoreFactory {
  /** Makes a score of one head and declares its parameters. */
  Score create(ScoreSlot slot, ParameterScope scope);
}
