package org.attentiontoolkit.api.hocon;

import java.util.Optional;

/** How far the value of a key is computed. */
final class Progress {
  private static final int NONE = -1;

  /** The value, once it is known for good. */
  Optional<Outcome> result = Optional.empty();

  /**
   * The definition that is being looked into; those below it are what a reference to itself sees.
   */
  int index = NONE;

  /** How many keys were being computed when this one was begun; 0 when it isn't. */
  int frame;

  boolean isBusy() {
    return index != NONE;
  }

  void rest() {
    index = NONE;
  }
}
