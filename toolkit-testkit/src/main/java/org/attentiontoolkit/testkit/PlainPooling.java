package org.attentiontoolkit.testkit;

import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.api.attention.SoftmaxNormaliser;
import org.attentiontoolkit.api.attention.Window;

/** The plainest way from scores to contexts, to test scores with. */
public final class PlainPooling {
  /** Softmax over all that is visible, no dropout. */
  public static final Pooling.Config CONFIG =
      new Pooling.Config(
          (slot, scope) -> new SoftmaxNormaliser(new SoftmaxNormaliser.Config(), slot, scope),
          (slot, scope) -> (tape, queries, keys, allowed) -> new Window.View(allowed),
          0);

  private PlainPooling() {}
}
