package org.attentiontoolkit.api.config;

import java.util.Optional;
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
    Optional<Value> value = Optional.of(given.over(defaults));
    for (String key : relativePath.split("\\.", -1)) {
      value =
          value.flatMap(v -> v instanceof Value.Block block ? block.get(key) : Optional.empty());
    }
    return value.flatMap(Value::word);
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
