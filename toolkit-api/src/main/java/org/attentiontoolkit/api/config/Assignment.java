package org.attentiontoolkit.api.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.regex.Pattern;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * {@code --set path=value}. The value is a number, true, false, null, a quoted text, a list, a
 * block, or else text as it stands. A block takes the place of what was there, and so does another
 * {@code type}: the keys beside a type are those of that component.
 */
record Assignment(String path, ConfigValue value) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern STRUCTURED = Pattern.compile("(?s)[\\[{\"].*|true|false|null");

  static Assignment parse(String text) {
    int equals = text.indexOf('=');
    try {
      if (equals > 0) {
        String path = text.substring(0, equals).strip();
        ConfigUtil.splitPath(path);
        return new Assignment(path, value(text.substring(equals + 1).strip(), "--set " + text));
      }
    } catch (ConfigException e) {
      throw bad(text).exception(e);
    }
    throw bad(text).exception();
  }

  private static Problem bad(String text) {
    return Problem.input("config.bad-set", "--set " + text + " is not of the form path=value")
        .hint("for example --set training.epochs=3, or --set 'model.attention={type=dot}'");
  }

  private static ConfigValue value(String text, String origin) {
    if (NUMBER.matcher(text).matches() || STRUCTURED.matcher(text).matches()) {
      ConfigParseOptions options =
          ConfigParseOptions.defaults()
              .setSyntax(ConfigSyntax.CONF)
              .setIncluder(new Includes())
              .setOriginDescription(origin);
      return ConfigFactory.parseString("value = " + text, options)
          .root()
          .getOrDefault("value", ConfigSection.empty());
    }
    return ConfigValueFactory.fromAnyRef(text, origin);
  }

  ConfigObject applyTo(ConfigObject written) {
    Config config = written.toConfig();
    List<String> elements = ConfigUtil.splitPath(path);
    boolean type = elements.size() > 1 && elements.getLast().equals(TypedBlock.TYPE);
    if (type) {
      String block = ConfigUtil.joinPath(elements.subList(0, elements.size() - 1));
      boolean same =
          config.hasPath(path) && config.getValue(path).unwrapped().equals(value.unwrapped());
      return same ? written : config.withoutPath(block).withValue(path, value).root();
    }
    return config.withoutPath(path).withValue(path, value).root();
  }
}
