package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A block of an experiment's file: what the user wrote there, over its defaults. Whoever reads it
 * takes every key or reports it.
 */
public final class ConfigSection {
  private final String path;
  private final ConfigOrigin origin;
  private final ConfigObject given;
  private final ConfigObject defaults;

  ConfigSection(String path, ConfigOrigin origin, ConfigObject given, ConfigObject defaults) {
    this.path = path;
    this.origin = origin;
    this.given = given;
    this.defaults = defaults;
  }

  static ConfigSection root(ConfigObject given) {
    return new ConfigSection("", given.origin(), given, empty());
  }

  static ConfigObject empty() {
    return ConfigValueFactory.fromMap(java.util.Map.of());
  }

  /** Where it stands in the whole file, such as {@code model.attention}; empty for the whole. */
  public String path() {
    return path;
  }

  /** File and line, or the {@code --set} it comes from. */
  public String where() {
    return Origins.text(origin);
  }

  /**
   * One value as text, if the user wrote it or it has a default: for looking before reading, such
   * as for {@code model.attention.type}.
   *
   * @param relativePath keys joined by dots
   */
  public Optional<String> text(String relativePath) {
    ConfigObject all = given.withFallback(defaults);
    try {
      return all.toConfig().hasPath(relativePath)
          ? Optional.of(all.toConfig().getString(relativePath))
          : Optional.empty();
    } catch (ConfigException.WrongType notText) {
      return Optional.empty();
    }
  }

  /**
   * Whether the user wrote something there, other than null.
   *
   * @param relativePath keys joined by dots
   */
  public boolean has(String relativePath) {
    return given.toConfig().hasPath(relativePath);
  }

  /** All that the user wrote, as paths and values in the order of the paths; nulls are left out. */
  public Map<String, String> flat() {
    Map<String, String> flat = new TreeMap<>();
    given
        .toConfig()
        .entrySet()
        .forEach(entry -> {
          ConfigValue value = entry.getValue();
          String text = value.render(ConfigRenderOptions.concise());
          flat.put(entry.getKey(), value.unwrapped() instanceof String string ? string : text);
        });
    return flat;
  }

  /** A block within it; empty if nothing is written there. */
  public ConfigSection child(String key) {
    return new ConfigSection(
        pathOf(key),
        given.containsKey(key) ? origin(given, key) : origin,
        object(given, key),
        object(defaults, key));
  }

  /** The same over these defaults. */
  ConfigSection over(ConfigObject newDefaults) {
    return new ConfigSection(path, origin, given, newDefaults);
  }

  ConfigOrigin origin() {
    return origin;
  }

  ConfigObject given() {
    return given;
  }

  ConfigObject defaults() {
    return defaults;
  }

  String pathOf(String key) {
    List<String> elements = new ArrayList<>();
    if (!path.isEmpty()) {
      elements.addAll(ConfigUtil.splitPath(path));
    }
    elements.add(key);
    return ConfigUtil.joinPath(elements);
  }

  private static ConfigOrigin origin(ConfigObject object, String key) {
    return object.getOrDefault(key, object).origin();
  }

  private static ConfigObject object(ConfigObject parent, String key) {
    ConfigValue value = parent.getOrDefault(key, empty());
    return value.valueType() == ConfigValueType.OBJECT ? (ConfigObject) value : empty();
  }
}
