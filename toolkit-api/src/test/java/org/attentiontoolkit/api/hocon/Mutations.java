package org.attentiontoolkit.api.hocon;

import java.util.List;
import java.util.Random;

/** Spoils text as slips of the hand, lost pieces and malice do. */
public final class Mutations {
  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "=",
          ":",
          "+=",
          ",",
          "\n",
          "\"",
          "\"\"\"",
          "${",
          "${?",
          "}",
          "#",
          "//",
          ".",
          "\\",
          "$",
          "include ",
          "include \"",
          "null",
          " ",
          "\t",
          "\r",
          "\u0001",
          "\u0000",
          "\uFEFF",
          "\u00a0",
          "\ud83d",
          "-",
          "1e999",
          "a.b",
          "=\n",
          "`",
          "(",
          ")",
          "required(",
          "file(",
          "*",
          "é");

  private final Random random;

  /** A spoiler. */
  public Mutations(Random random) {
    this.random = random;
  }

  /**
   * A text with one to four faults.
   *
   * @param other a piece of it may get in
   * @param repeats how often a piece may be repeated
   */
  public String of(String text, String other, int repeats) {
    String spoilt = text;
    for (int faults = 1 + random.nextInt(4); faults > 0; faults--) {
      spoilt = one(spoilt, other, repeats);
    }
    return spoilt;
  }

  private String one(String text, String other, int repeats) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + piece());
    String before = text.substring(0, from);
    String piece = text.substring(from, to);
    String after = text.substring(to);
    return switch (random.nextInt(9)) {
      case 0 -> before + after;
      case 1 -> before + piece + piece + after;
      case 2 -> before + token() + piece + after;
      case 3 -> before + token() + after;
      case 4 -> before + (char) random.nextInt(random.nextInt(4) == 0 ? 0xFFFF : 128) + after;
      case 5 -> swapped(text, from, to);
      case 6 -> before + other.substring(random.nextInt(other.length() + 1));
      case 7 -> before + after + piece;
      default -> before + (random.nextBoolean() ? token() : piece).repeat(repeats) + after;
    };
  }

  /** Mostly short, seldom long. */
  private int piece() {
    return random.nextInt(3) == 0 ? random.nextInt(60) : 1 + random.nextInt(4);
  }

  private String swapped(String text, int from, int to) {
    int middle = (from + to) / 2;
    return text.substring(0, from)
        + text.substring(middle, to)
        + text.substring(from, middle)
        + text.substring(to);
  }

  private String token() {
    return TOKENS.get(random.nextInt(TOKENS.size()));
  }
}
