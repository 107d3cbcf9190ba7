package org.attentiontoolkit.api.config;

import java.util.Optional;
import org.attentiontoolkit.api.hocon.Place;
import org.attentiontoolkit.api.hocon.Value;
import org.attentiontoolkit.api.hocon.Whereabouts;

/**
 * One value to read.
 *
 * @param path where it stands in the file
 * @param given what the user wrote
 * @param fallback its default
 * @param block where the block it is in was written
 */
record Item(String path, Optional<Value> given, Optional<Value> fallback, Whereabouts block) {

  static Item of(ConfigSection section, String key) {
    return new Item(
        section.pathOf(key),
        section.given().get(key),
        section.defaults().get(key),
        section.whereabouts());
  }

  /** An element of a list, which has no default. */
  static Item element(String path, Value value) {
    return new Item(path, Optional.of(value), Optional.empty(), Whereabouts.NOWHERE);
  }

  /** The value that counts, unless it is null. */
  Optional<Value> value() {
    return given.or(() -> fallback).filter(v -> !(v instanceof Value.Nothing));
  }

  /** The value as a block over the block of its defaults. */
  ConfigSection section() {
    Value.Block defaults =
        given.isEmpty() || isBlock(given.get()) ? block(fallback) : Value.Block.EMPTY;
    Whereabouts where =
        given.isPresent() && given.get() instanceof Value.Block written
            ? written.whereabouts()
            : given.map(v -> Whereabouts.at(v.place())).orElse(block);
    return new ConfigSection(path, where, block(given), defaults);
  }

  String where() {
    return given.map(Value::where).orElseGet(() -> Place.text(block.places()));
  }

  static boolean isBlock(Value value) {
    return value instanceof Value.Block;
  }

  private static Value.Block block(Optional<Value> value) {
    return value.isPresent() && value.get() instanceof Value.Block block
        ? block
        : Value.Block.EMPTY;
  }
}
