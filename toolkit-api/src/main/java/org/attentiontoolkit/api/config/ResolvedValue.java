package org.attentiontoolkit.api.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.hocon.Hocon;

/** A value that counted, as it is written into the resolved file. */
sealed interface ResolvedValue {
  /**
   * A number, text, truth value or null.
   *
   * @param hocon as it stands in a file
   * @param plain without quotes
   */
  record Leaf(String hocon, String plain) implements ResolvedValue {
    static Leaf text(String text) {
      return new Leaf(Hocon.quoted(text), text);
    }

    /** A number or truth value, as it was written. */
    static Leaf bare(String text) {
      return new Leaf(text, text);
    }

    static Leaf nothing() {
      return bare("null");
    }
  }

  /** Keys in order. */
  record Block(Map<String, ResolvedValue> entries) implements ResolvedValue {}

  /** A list. */
  record Items(List<ResolvedValue> items) implements ResolvedValue {}

  /** As HOCON, without what stands before it on its line. */
  static String hocon(ResolvedValue shown, String indent) {
    return switch (shown) {
      case Leaf leaf -> leaf.hocon();
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
                .append(Hocon.key(key))
                .append(value instanceof Block ? " " : " = ")
                .append(hocon(value, indent))
                .append('\n'));
    return out.toString();
  }

  /** Adds paths and values below a path. */
  static void flatten(String path, ResolvedValue shown, Map<String, String> out) {
    switch (shown) {
      case Leaf leaf -> out.put(path, leaf.plain());
      case Block(Map<String, ResolvedValue> entries) ->
          entries.forEach(
              (key, value) -> flatten(path.isEmpty() ? key : path + "." + key, value, out));
      case Items list -> out.put(path, hocon(list, ""));
    }
  }
}
