package org.attentiontoolkit.tasks.metric.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * White space as Python's {@code str.split()} and {@code str.rstrip()} understand it, which is what
 * sacreBLEU's counts rest on. Java's own notions differ (no-break spaces, U+0085, U+001C–1F).
 */
public final class Whitespace {
  private Whitespace() {}

  /** Whether it separates words. */
  public static boolean is(int c) {
    return (c >= 0x09 && c <= 0x0D)
        || (c >= 0x1C && c <= 0x20)
        || c == 0x85
        || c == 0xA0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /** What stands between separators. */
  public static List<String> split(String text) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || is(text.charAt(i))) {
        if (i > start) {
          tokens.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return tokens;
  }

  /** A text without separators at its end. */
  public static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && is(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** A text without separators at its ends. */
  public static String strip(String text) {
    int begin = 0;
    while (begin < text.length() && is(text.charAt(begin))) {
      begin++;
    }
    return stripEnd(text.substring(begin));
  }
}
