package org.attentiontoolkit.api.hocon;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Texts on which readers of configuration files run out of stack, memory or time: in a regular
 * expression, in the parser's recursion, in a value that refers twice to one that refers twice.
 */
public final class HostileTexts {
  private HostileTexts() {}

  /**
   * One of them.
   *
   * @param id of the problem it makes; empty if it is only long
   */
  public record Hostile(String name, String text, String id) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String FINE = "";
  private static final String DEEP = "config.too-deep";
  private static final String LARGE = "config.too-large";
  private static final String SYNTAX = "config.syntax";

  /** All of them. */
  public static List<Hostile> all() {
    return List.of(
        // Long, and allowed.
        new Hostile("comment lines", lines(100_000, i -> "# not yet") + "a = 1", FINE),
        new Hostile("empty lines", "\n".repeat(1_000_000) + "a = 1", FINE),
        new Hostile("a long text", "a = \"" + "x".repeat(3 << 20) + "\"", FINE),
        new Hostile("a long text with escapes", "a = \"" + "\\n".repeat(1 << 20) + "\"", FINE),
        new Hostile(
            "a long text in three quotes", "a = \"\"\"" + "x\n".repeat(1 << 20) + "\"\"\"", FINE),
        new Hostile("quotes", "a = \"\"\"" + "\"".repeat(1 << 20), FINE),
        new Hostile("a long word", "a = " + "x".repeat(1 << 20), FINE),
        new Hostile("a long number", "a = " + "7".repeat(1 << 20), FINE),
        new Hostile("many words", "a = " + "x ".repeat(10_000), FINE),
        new Hostile("too many words", "a = " + "x ".repeat(90_000), LARGE),
        new Hostile("a long key", "x".repeat(1 << 20) + " = 1", FINE),
        new Hostile("keys", lines(3000, i -> "k" + i + " = 1"), FINE),
        new Hostile("keys in one block", lines(3000, i -> "a.k" + i + " = 1"), FINE),
        new Hostile("a block opened again", lines(1500, i -> "a { k" + i + " = 1 }"), FINE),
        new Hostile(
            "a block with comments opened again",
            lines(1500, i -> "# said so\na { k" + i + " = 1 } # and so"),
            FINE),
        new Hostile("blocks side by side", "a = " + join(2999, i -> "{k" + i + " = 1}"), FINE),
        new Hostile("a long list", "a = [" + "1,".repeat(99_000) + "]", FINE),
        new Hostile("additions", lines(100, i -> "a += " + i), FINE),
        new Hostile("references to one", "b = 1\n" + lines(1000, i -> "k" + i + " = ${b}"), FINE),
        new Hostile("references beside each other", "b = 1\na = " + "${b}".repeat(1000), FINE),
        new Hostile("blocks over a block", "b { x = 1 }\n" + lines(100, i -> "a = ${b}"), FINE),
        new Hostile("values before", "a = 1\n" + lines(99, i -> "a = ${a}1"), FINE),
        new Hostile("nothing but references to nothing", lines(100, i -> "a = ${?b}"), FINE),
        new Hostile(
            "a chain from its end",
            "k0 = 1\n" + lines(90, i -> "k" + (i + 1) + " = ${k" + i + "}"),
            FINE),
        // Too deep.
        new Hostile("braces", "a " + "{ a ".repeat(100_000) + "}".repeat(100_000), DEEP),
        new Hostile("braces without names", "a = " + "{".repeat(100_000), SYNTAX),
        new Hostile("brackets", "a = " + "[".repeat(100_000) + "]".repeat(100_000), DEEP),
        new Hostile("open brackets", "a = " + "[".repeat(100_000), DEEP),
        new Hostile("braces and brackets", "a = " + "[{ a = ".repeat(100_000), DEEP),
        new Hostile("a key of many names", "a" + ".a".repeat(100_000) + " = 1", DEEP),
        new Hostile("a reference of many names", "b = ${a" + ".a".repeat(100_000) + "}", DEEP),
        new Hostile("long keys in each other", ("a" + ".a".repeat(60) + " { ").repeat(2), DEEP),
        new Hostile(
            "a chain of references", lines(900, i -> "k" + i + " = ${k" + (i + 1) + "}"), DEEP),
        new Hostile("a circle", lines(1000, i -> "k" + i + " = ${k" + (i + 1) % 1000 + "}"), DEEP),
        new Hostile("many values before", "a = 1\n" + lines(900, i -> "a = ${a}1"), LARGE),
        new Hostile(
            "a chain of blocks",
            lines(150, i -> "k" + i + " { a { a { x = ${k" + (i + 1) + "} } } }") + "k150 = 1",
            DEEP),
        new Hostile(
            "blocks put into blocks",
            "k0 = 1\n" + lines(200, i -> "k" + (i + 1) + " { x = ${k" + i + "} }"),
            DEEP),
        new Hostile(
            "lists put into lists",
            "k0 = 1\n" + lines(200, i -> "k" + (i + 1) + " = [${k" + i + "}]"),
            DEEP),
        // Too large.
        new Hostile("too many keys", lines(90_000, i -> "a.k" + i + " = 1"), LARGE),
        new Hostile("too many additions", lines(90_000, i -> "a += " + i), LARGE),
        new Hostile("too many references", lines(90_000, i -> "a = ${?b}"), LARGE),
        new Hostile("values", "a = [" + "1,".repeat(300_000) + "]", LARGE),
        new Hostile("texts doubled", doubled(60, "${%s}${%s}", "ha"), LARGE),
        new Hostile("lists doubled", doubled(60, "${%s} ${%s}", "[ha]"), LARGE),
        new Hostile("lists of lists doubled", doubled(60, "[${%s}, ${%s}]", "ha"), LARGE),
        new Hostile("blocks doubled", doubled(40, "{ x = ${%s}, y = ${%s} }", "ha"), LARGE),
        new Hostile("blocks joined", blocks(), LARGE),
        new Hostile("an optional circle", circle(), LARGE));
  }

  /** Each refers twice to the next. */
  private static String doubled(int times, String form, String last) {
    return lines(times, i -> "k" + i + " = " + String.format(form, "k" + (i + 1), "k" + (i + 1)))
        + ("k" + times + " = " + last);
  }

  /** Each copies a block of a thousand keys. */
  private static String blocks() {
    return "b { "
        + lines(1000, i -> "k" + i + " = 1")
        + "}\n"
        + lines(10_000, i -> "c" + i + " = ${b} { x = 1 }");
  }

  /** Every key refers to every other. */
  private static String circle() {
    return lines(30, i -> "k" + i + " = " + join(30, j -> "${?k" + j + "}"));
  }

  private static String lines(int count, IntFunction<String> line) {
    return join(count, i -> line.apply(i) + "\n");
  }

  private static String join(int count, IntFunction<String> piece) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append(piece.apply(i));
    }
    return all.toString();
  }
}
