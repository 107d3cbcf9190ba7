package org.attentiontoolkit.models.attention.positions;

import org.attentiontoolkit.api.attention.Positions;
import org.attentiontoolkit.api.attention.PositionsSlot;
import org.attentiontoolkit.tensor.ParameterScope;

/** Queries and keys count by what they are alone; what they are may hold where they stand. */
public final class NoPositions implements Positions {
  /** No settings. */
  public record Config() {}

  /** For any slot. */
  public NoPositions(Config config, PositionsSlot slot, ParameterScope scope) {}
}
