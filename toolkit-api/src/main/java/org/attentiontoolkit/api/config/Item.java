package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Optional;

/**
 * One value to read.
 *
 * @param path where it stands in the file
 * @param given what the user wrote
 * @param fallback its default
 * @param block where the block it is in was written
 */
record Item(
    String path, Optional<ConfigValue> given, Optional<ConfigValue> fallback, ConfigOrigin block) {

  static Item of(ConfigSection section, String key) {
    return new Item(
        section.pathOf(key),
        Optional.ofNullable(section.given().get(key)),
        Optional.ofNullable(section.defaults().get(key)),
        section.origin());
  }

  /** An element of a list or map, which has no default. */
  static Item element(String path, ConfigValue value) {
    return new Item(path, Optional.of(value), Optional.empty(), value.origin());
  }

  /** The value that counts, unless it is null. */
  Optional<ConfigValue> value() {
    return given.or(() -> fallback).filter(v -> v.valueType() != ConfigValueType.NULL);
  }

  /** The value as a block over the block of its defaults. */
  ConfigSection section() {
    return new ConfigSection(
        path,
        given.map(ConfigValue::origin).orElse(block),
        block(given),
        given.isPresent() && !isBlock(given.get()) ? ConfigSection.empty() : block(fallback));
  }

  String where() {
    return Origins.text(given.map(ConfigValue::origin).orElse(block));
  }

  static boolean isBlock(ConfigValue value) {
    return value.valueType() == ConfigValueType.OBJECT;
  }

  private static ConfigObject block(Optional<ConfigValue> value) {
    return value.filter(Item::isBlock).map(v -> (ConfigObject) v).orElseGet(ConfigSection::empty);
  }
}
