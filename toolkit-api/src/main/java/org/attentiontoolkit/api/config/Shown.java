package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A value that counted, as it is written into the resolved file. */
sealed interface Shown {
  Pattern BARE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  /** A number, text, truth value or null. */
  record Leaf(ConfigValue value) implements Shown {
    static Leaf text(String text) {
      return new Leaf(ConfigValueFactory.fromAnyRef(text));
    }

    static Leaf nothing() {
      return new Leaf(ConfigValueFactory.fromAnyRef(null));
    }
  }

  /** Keys in order. */
  record Block(Map<String, Shown> entries) implements Shown {}

  /** A list. */
  record Items(List<Shown> items) implements Shown {}

  /** As HOCON, without what stands before it on its line. */
  static String hocon(Shown shown, String indent) {
    return switch (shown) {
      case Leaf leaf -> leaf.value().render(ConfigRenderOptions.concise());
      case Block block -> "{\n" + lines(block, indent + "  ") + indent + "}";
      case Items list ->
          list.items().stream()
              .map(item -> hocon(item, indent))
              .collect(Collectors.joining(", ", "[", "]"));
    };
  }

  /** The lines of a block, without its braces. */
  static String lines(Block block, String indent) {
    StringBuilder out = new StringBuilder();
    block
        .entries()
        .forEach((key, value) ->
            out.append(indent)
                .append(BARE.matcher(key).matches() ? key : ConfigUtil.quoteString(key))
                .append(value instanceof Block ? " " : " = ")
                .append(hocon(value, indent))
                .append('\n'));
    return out.toString();
  }

  /** Adds paths and values below a path. */
  static void flatten(String path, Shown shown, Map<String, String> out) {
    switch (shown) {
      case Leaf(ConfigValue value) when value.valueType() == ConfigValueType.STRING ->
          out.put(path, String.valueOf(value.unwrapped()));
      case Block(Map<String, Shown> entries) ->
          entries.forEach(
              (key, value) -> flatten(path.isEmpty() ? key : path + "." + key, value, out));
      default -> out.put(path, hocon(shown, ""));
    }
  }
}
