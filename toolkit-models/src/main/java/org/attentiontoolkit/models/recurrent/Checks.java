package org.attentiontoolkit.models.recurrent;

/** Checks of settings, with the words users read. */
final class Checks {
  private Checks() {}

  static void positive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + " must be at least 1, not " + value);
    }
  }

  static void probability(String key, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(key + " must be in [0, 1), not " + value);
    }
  }
}
