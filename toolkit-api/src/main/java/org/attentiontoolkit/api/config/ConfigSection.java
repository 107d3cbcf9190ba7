package org.attentiontoolkit.api.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attentiontoolkit.api.hocon.Hocon;
import org.attentiontoolkit.api.hocon.Place;
import org.attentiontoolkit.api.hocon.Value;
import org.attentiontoolkit.api.hocon.Whereabouts;

/**
 * A block of an experiment's file: what the user wrote there, over its defaults. Whoever reads it
 * takes every key or reports it.
 */
public final class ConfigSection {
  /** What is longer of a key is not shown. */
  private static final int LONGEST_KEY = 80;

  private final String path;
  private final Whereabouts where;
  private final Value.Block given;
  private final Value.Block defaults;

  ConfigSection(String path, Whereabouts where, Value.Block given, Value.Block defaults) {
    this.path = path;
    this.where = where;
    this.given = given;
    this.defaults = defaults;
  }

  static ConfigSection root(Value.Block given) {
    return new ConfigSection("", given.whereabouts(), given, Value.Block.EMPTY);
  }

  /** Where it stands in the whole file, such as {@code model.attention}; empty for the whole. */
  public String path() {
    return path;
  }

  /** File and line, or the {@code --set} it comes from; several where several had a part in it. */
  public String where() {
    return Place.text(where.places());
  }

  /**
   * Where its values were written: first those that come from elsewhere than its braces, such as a
   * {@code --set}, for a mistake in several values together.
   */
  String whereWritten() {
    return Place.text(Sources.of(given, where));
  }

  /**
   * One value as text, if the user wrote it or it has a default: for looking before reading, such
   * as for {@code model.attention.type}.
   *
   * @param relativePath keys joined by dots
   */
  public Optional<String> text(String relativePath) {
    return at(given.over(defaults), relativePath).flatMap(Value::word);
  }

  private static Optional<Value> at(Value.Block all, String relativePath) {
    Optional<Value> value = Optional.of(all);
    for (String key : relativePath.split("\\.", -1)) {
      value =
          value.flatMap(v -> v instanceof Value.Block block ? block.get(key) : Optional.empty());
    }
    return value;
  }

  /**
   * Whether the user wrote something there, other than null.
   *
   * @param relativePath keys joined by dots
   */
  public boolean has(String relativePath) {
    return at(given, relativePath).filter(v -> !(v instanceof Value.Nothing)).isPresent();
  }

  /** All that the user wrote, as paths and values in the order of the paths; nulls are left out. */
  public Map<String, String> flat() {
    Map<String, String> flat = new TreeMap<>();
    flatten("", given, flat);
    return flat;
  }

  private static void flatten(String path, Value value, Map<String, String> into) {
    switch (value) {
      case Value.Block block ->
          block
              .entries()
              .forEach((key, inner) ->
                  flatten((path.isEmpty() ? "" : path + ".") + Hocon.key(key), inner, into));
      case Value.Nothing _ -> {}
      case Value.Items list -> into.put(path, Hocon.line(list, Integer.MAX_VALUE));
      case Value word -> into.put(path, word.word().orElseThrow());
    }
  }

  /** A block within it; empty if nothing is written there. */
  public ConfigSection child(String key) {
    return Item.of(this, key).section();
  }

  /** The same over these defaults. */
  ConfigSection over(Value.Block newDefaults) {
    return new ConfigSection(path, where, given, newDefaults);
  }

  Whereabouts whereabouts() {
    return where;
  }

  Value.Block given() {
    return given;
  }

  Value.Block defaults() {
    return defaults;
  }

  String pathOf(String key) {
    String name = Hocon.key(Hocon.cut(key, LONGEST_KEY));
    return path.isEmpty() ? name : path + "." + name;
  }
}
