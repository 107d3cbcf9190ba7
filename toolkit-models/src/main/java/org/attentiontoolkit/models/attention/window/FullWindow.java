package org.attentiontoolkit.models.attention.window;

import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Window;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;

/** Every key that a query may look at: "global" attention in Luong et al. 2015, section 3.1. */
public final class FullWindow implements Window {
  /** No settings. */
  public record Config() {}

  /** A window for any slot. */
  public FullWindow(Config config, AttentionSlot slot, ParameterScope scope) {}

  @Override
  public View view(Tape tape, Packed queries, Segments keys, Visibility allowed) {
    return new View(allowed);
  }
}
