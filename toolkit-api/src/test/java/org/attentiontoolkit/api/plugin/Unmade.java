package org.attentiontoolkit.api.plugin;

import org.attentiontoolkit.api.attention.AttentionFactory;

/** An attention nobody asks for. */
final class Unmade {
  static final AttentionFactory FACTORY =
      (slot, scope) -> {
        throw new IllegalStateException("never put anywhere");
      };

  private Unmade() {}
}
