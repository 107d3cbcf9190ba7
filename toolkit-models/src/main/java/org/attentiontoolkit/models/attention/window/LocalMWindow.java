package org.attentiontoolkit.models.attention.window;

import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Window;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;

/**
 * The keys around the position that has the query's own number: a target is thought to say in the
 * same order, about as fast, what its source says.
 *
 * <p>Luong, Pham and Manning, "Effective approaches to attention-based neural machine translation",
 * EMNLP 2015, section 3.2, "monotonic alignment (local-m)". As there, what of the window lies
 * beyond the source is left out; a query all of whose window does sees nothing, and its context is
 * zeros.
 */
public final class LocalMWindow implements Window {
  /**
   * Settings.
   *
   * @param reach D, how many positions a query looks to either side
   */
  public record Config(@Within("[0, 1000000000]") int reach) {}

  private final SlidingWindow window;

  /** A window for any slot. */
  public LocalMWindow(Config config, AttentionSlot slot, ParameterScope scope) {
    window = new SlidingWindow(new SlidingWindow.Config(config.reach(), 0), slot, scope);
  }

  @Override
  public View view(Tape tape, Packed queries, Segments keys, Visibility allowed) {
    return window.view(tape, queries, keys, allowed);
  }
}
