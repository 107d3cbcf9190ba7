package org.attentiontoolkit.api.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Map;
import java.util.TreeMap;

/** Values of our reader and of Typesafe Config as the same plain objects, for comparing them. */
final class Plain {
  private Plain() {}

  static Object of(Value value) {
    return switch (value) {
      case Value.Block block -> {
        Map<String, Object> entries = new TreeMap<>();
        block.entries().forEach((key, v) -> entries.put(key, of(v)));
        yield entries;
      }
      case Value.Items list -> list.values().stream().map(Plain::of).toList();
      case Value.Truth truth -> truth.value();
      case Value.Nothing _ -> "null!";
      case Value.Text _, Value.Numeral _ -> value.word().orElseThrow();
    };
  }

  /** A number is its text, for Typesafe Config takes one beyond 64 bits as a text. */
  static Object of(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT -> {
        Map<String, Object> entries = new TreeMap<>();
        ((ConfigObject) value).forEach((key, v) -> entries.put(key, of(v)));
        yield entries;
      }
      case LIST -> ((ConfigList) value).stream().map(Plain::of).toList();
      case BOOLEAN -> value.unwrapped();
      case NULL -> "null!";
      case STRING, NUMBER -> value.atKey("v").getString("v");
    };
  }
}
