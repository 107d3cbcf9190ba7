package org.attentiontoolkit.api.hocon;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** HOCON text of every form, drawn at random from few keys, so that they meet each other. */
public final class RandomHocon {
  private static final List<String> KEYS =
      List.of("a", "b", "c", "d-e", "\"x.y\"", "\"\"", "-1", "a b", "\"é #\"", "true", "include.f");

  private static final List<String> WORDS =
      List.of(
          "x",
          "some text",
          "1",
          "-7",
          "2.50",
          "1e3",
          "007",
          "true",
          "false",
          "null",
          "\"q\"",
          "\"\"",
          "\"\\u00e9\\n\\\"\\\\\\/\"",
          "\"\"\"three \"quotes\" \\n\n\"\"\"",
          "\"\"\"\"q\"\"\"\"",
          "5 s",
          "a/b",
          "10.0.0.1",
          "true false",
          "12345678901",
          "-",
          "1.",
          "x\ty",
          "é",
          "nullx");

  private static final List<String> ENDS =
      List.of("\n", "\n", "\n", ", ", " # said so\n", "\n\n", " // too\n", "\n,");

  private final Random random;
  private final List<String> includes;
  private final boolean circles;

  /** The keys that lead to where we are, as they were written. */
  private final Deque<String> path = new ArrayDeque<>();

  private int lists;

  /**
   * A drawer.
   *
   * @param includes names of files to include
   * @param circles whether a value may refer to one that refers to it, for which HOCON.md has no
   *     answer; else a value refers to itself before, or to keys of an earlier letter
   */
  public RandomHocon(Random random, List<String> includes, boolean circles) {
    this.random = random;
    this.includes = includes;
    this.circles = circles;
  }

  /** The text of a file. */
  public String file() {
    String entries = entries(0);
    return random.nextInt(8) == 0 ? "{" + entries + "}" : entries;
  }

  private String entries(int depth) {
    StringBuilder out = new StringBuilder();
    int count = random.nextInt(depth == 0 ? 9 : 4);
    for (int i = 0; i < count; i++) {
      out.append(entry(depth)).append(pick(ENDS));
    }
    return out.toString();
  }

  private String entry(int depth) {
    if (!includes.isEmpty() && random.nextInt(10) == 0 && (circles || depth == 0)) {
      return "include \"" + pick(includes) + "\"";
    }
    String key = keys();
    path.addLast(key);
    String entry =
        key
            + switch (random.nextInt(12)) {
              case 0, 1 -> " { " + entries(depth + 1) + " }";
              case 2 -> (circles || depth == 0 ? " += " : " = ") + value(depth);
              case 3 -> " : " + value(depth);
              case 4 -> "\n = " + value(depth);
              default -> " = " + value(depth);
            };
    path.removeLast();
    return entry;
  }

  private String keys() {
    String keys = pick(KEYS);
    while (random.nextInt(4) == 0) {
      keys += "." + pick(KEYS);
    }
    return keys;
  }

  /** A value of any kind. */
  private String value(int depth) {
    if (depth > 3) {
      return pick(WORDS);
    }
    return switch (random.nextInt(14)) {
      case 0 -> "{" + entries(depth + 1) + "}";
      case 1 -> list(depth);
      case 2, 3 -> reference();
      case 4 -> "{" + entries(depth + 1) + "} " + reference();
      case 5 -> reference() + " {" + entries(depth + 1) + "}";
      case 6 -> reference() + " " + list(depth);
      case 7 -> reference() + pick(List.of("", " ", "  ")) + pick(WORDS);
      case 8 -> reference() + (circles ? " " : "") + reference();
      default -> pick(WORDS);
    };
  }

  private String list(int depth) {
    StringBuilder out = new StringBuilder("[");
    lists++;
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      out.append(value(depth + 1)).append(i + 1 < count || random.nextInt(5) == 0 ? ", " : "");
    }
    lists--;
    return out.append(']').toString();
  }

  private String reference() {
    return (random.nextInt(8) == 0 ? "${" : "${?") + target() + "}";
  }

  private String target() {
    if (circles) {
      return keys();
    }
    int rank = KEYS.indexOf(path.getFirst().replaceFirst("(?<=.)(?<!include)\\..*", ""));
    boolean alone = path.size() == 1 && lists == 0 && KEYS.contains(path.getFirst());
    if (alone && (rank < 1 || random.nextInt(4) == 0)) {
      return path.getFirst();
    }
    String keys = rank < 1 ? "nowhere" : KEYS.get(random.nextInt(rank));
    return random.nextInt(3) == 0 ? keys + "." + keys() : keys;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
