package org.attentiontoolkit.api.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * {@code --set path=value}. The value is a number, true, false, null, a quoted text, a list, a
 * block, or else text as it stands. A block takes the place of what was there, and so does another
 * {@code type}: the keys beside a type are those of that component.
 */
record Assignment(String path, ConfigValue value, String origin) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern STRUCTURED = Pattern.compile("(?s)[\\[{\"].*|true|false|null");

  static Assignment parse(String text) {
    int equals = text.indexOf('=');
    try {
      if (equals > 0) {
        String path = text.substring(0, equals).strip();
        ConfigUtil.splitPath(path);
        String origin = Origins.SET + text;
        return new Assignment(path, value(text.substring(equals + 1).strip(), origin), origin);
      }
    } catch (ConfigException e) {
      throw bad(text).exception(e);
    }
    throw bad(text).exception();
  }

  private static Problem bad(String text) {
    return Problem.input("config.bad-set", "--set " + text + " is not of the form path=value")
        .hint("for example --set training.max-epochs=3, or --set 'model.attention={type=dot}'");
  }

  private static ConfigValue value(String text, String origin) {
    if (NUMBER.matcher(text).matches() || STRUCTURED.matcher(text).matches()) {
      ConfigParseOptions options =
          ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setOriginDescription(origin);
      try {
        return ConfigFactory.parseString("value = " + text, options)
            .root()
            .getOrDefault("value", ConfigSection.empty());
      } catch (ConfigException e) {
        throw Problem.input("config.bad-set", "the value of " + origin + " can't be read")
            .hint("every { needs its }, every [ its ], every quotation mark its second")
            .exception(e);
      }
    }
    return ConfigValueFactory.fromAnyRef(text, origin);
  }

  /** The file with this said after everything in it. Works before substitutions are resolved. */
  ConfigObject applyTo(ConfigObject written) {
    List<String> elements = ConfigUtil.splitPath(path);
    List<String> outer = elements.subList(0, elements.size() - 1);
    Optional<ConfigValue> block = current(written, outer);
    if (!outer.isEmpty() && elements.getLast().equals(TypedBlock.TYPE)) {
      boolean same = block.flatMap(TypedBlock::typeOf).equals(TypedBlock.text(value));
      return same ? written : put(written, outer, wrap(value, List.of(TypedBlock.TYPE)));
    }
    Optional<String> shorthand = block.flatMap(TypedBlock::text);
    ConfigObject base =
        shorthand.isEmpty()
            ? written
            : put(written, outer, wrap(block.orElseThrow(), List.of(TypedBlock.TYPE)));
    return put(base, elements, value);
  }

  private ConfigObject put(ConfigObject written, List<String> path, ConfigValue put) {
    // What has fallen back to something that is no block doesn't merge with blocks any more.
    ConfigValue alone = put.withFallback(ConfigValueFactory.fromAnyRef(null));
    return ((ConfigObject) wrap(alone, path)).withFallback(written);
  }

  private ConfigValue wrap(ConfigValue wrappee, List<String> path) {
    ConfigValue wrapped = wrappee;
    for (String key : path.reversed()) {
      wrapped = ConfigValueFactory.fromMap(Map.of(key, wrapped), origin);
    }
    return wrapped;
  }

  /** What stands at a path as far as it can be told; a fault in the file shows up later. */
  private static Optional<ConfigValue> current(ConfigObject written, List<String> path) {
    try {
      Config config = written.toConfig().resolve(ConfigResolveOptions.noSystem());
      String joined = path.isEmpty() ? "" : ConfigUtil.joinPath(path);
      return !path.isEmpty() && config.hasPath(joined)
          ? Optional.of(config.getValue(joined))
          : Optional.empty();
    } catch (ConfigException.UnresolvedSubstitution e) {
      return Optional.empty();
    }
  }
}
