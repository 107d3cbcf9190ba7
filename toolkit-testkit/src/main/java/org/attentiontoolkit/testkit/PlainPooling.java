package org.attentiontoolkit.testkit;

import java.util.Optional;
import org.attentiontoolkit.api.attention.NormaliserFactory;
import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.api.attention.Positions;
import org.attentiontoolkit.api.attention.PositionsFactory;
import org.attentiontoolkit.api.attention.SoftmaxNormaliser;
import org.attentiontoolkit.api.attention.Window;
import org.attentiontoolkit.api.attention.WindowFactory;

/** The plainest way from scores to contexts, to test scores with. */
public final class PlainPooling {
  /** Softmax over all that is visible, no dropout. */
  public static final Pooling.Config CONFIG =
      new Pooling.Config(
          (slot, scope) ->
              new SoftmaxNormaliser(new SoftmaxNormaliser.Config(1, false), slot, scope),
          (slot, scope) -> (tape, queries, keys, allowed) -> new Window.View(allowed),
          (slot, scope) -> new Positions() {},
          Optional.empty(),
          0);

  private PlainPooling() {}

  /** The same with another normaliser. */
  public static Pooling.Config with(NormaliserFactory normaliser) {
    return new Pooling.Config(
        normaliser, CONFIG.window(), CONFIG.positions(), CONFIG.softCap(), CONFIG.dropout());
  }

  /** The same with another window. */
  public static Pooling.Config with(WindowFactory window) {
    return new Pooling.Config(
        CONFIG.normaliser(), window, CONFIG.positions(), CONFIG.softCap(), CONFIG.dropout());
  }

  /** The same with coverage. */
  public static Pooling.Config covering() {
    return new Pooling.Config(
        CONFIG.normaliser(),
        CONFIG.window(),
        CONFIG.positions(),
        CONFIG.softCap(),
        CONFIG.dropout(),
        true);
  }

  /** The same with positions. */
  public static Pooling.Config with(PositionsFactory positions) {
    return new Pooling.Config(
        CONFIG.normaliser(), CONFIG.window(), positions, CONFIG.softCap(), CONFIG.dropout());
  }
}
