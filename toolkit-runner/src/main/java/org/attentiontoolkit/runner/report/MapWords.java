package org.attentiontoolkit.runner.report;

import org.attentiontoolkit.api.task.AttentionMap;

/** What a map, its rows and its columns are, in words; layers and heads from 1. */
final class MapWords {
  private MapWords() {}

  static String title(AttentionMap map) {
    return "%s, layer %d, head %d (%s)"
        .formatted(map.slot().words(), map.layer() + 1, map.head() + 1, map.place());
  }

  static String columns(AttentionMap map) {
    return switch (map.slot()) {
      case ENCODER, CROSS -> "source → read";
      case DECODER -> "output → before";
    };
  }

  static String rows(AttentionMap map) {
    return switch (map.slot()) {
      case ENCODER -> "source ↓ read";
      case DECODER, CROSS -> "output ↓ written";
    };
  }
}
