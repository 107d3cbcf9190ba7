package org.attentiontoolkit.api.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moves through HOCON text piece by piece. */
final class HoconScanner {
  private static final Pattern INCLUDE = Pattern.compile("include\\s+(\"|required|file|url|class)");

  /** Quoted text of both kinds, a substitution, or one character. */
  private static final Pattern PIECE =
      Pattern.compile("\"\"\"(?s:.*?)\"\"\"+|\"(?:[^\"\\\\\\n]|\\\\.)*\"|\\$\\{[^}]*}|(?s:.)");

  private static final Pattern SPACE = Pattern.compile("(?:[\\s,\\uFEFF]|#.*|//.*)*");

  private final String text;
  private int position;

  HoconScanner(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return position >= text.length();
  }

  int position() {
    return position;
  }

  int line() {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }

  /** Skips white space, commas and comments. */
  void space() {
    position = matcherEnd(SPACE);
  }

  int spaceAndPosition() {
    space();
    return position;
  }

  boolean take(char expected) {
    if (atEnd() || text.charAt(position) != expected) {
      return false;
    }
    position++;
    return true;
  }

  /** Skips an include statement up to the end of its line. */
  boolean include() {
    if (!matcher(INCLUDE).lookingAt()) {
      return false;
    }
    while (!atEnd() && text.charAt(position) != '\n') {
      piece();
    }
    return true;
  }

  /** A key: up to what separates it from its value; without quotes and spaces around its dots. */
  String path() {
    StringBuilder path = new StringBuilder();
    while (!atEnd() && "=:{+\n".indexOf(text.charAt(position)) < 0) {
      int start = position;
      piece();
      path.append(text.substring(start, position).replaceAll("^\"|\"$", ""));
    }
    return path.toString().strip().replaceAll("\\s*\\.\\s*", ".");
  }

  /** Whether a value ends here. */
  boolean atValueEnd() {
    return "\n,}]#".indexOf(text.charAt(position)) >= 0 || text.startsWith("//", position);
  }

  void piece() {
    position = matcherEnd(PIECE);
  }

  String since(int start) {
    return text.substring(Math.min(start, position), position).strip();
  }

  /** The line of the innermost bracket that is never closed; the last one if there is none. */
  int lineOfUnclosed() {
    Deque<Integer> open = new ArrayDeque<>();
    space();
    while (!atEnd()) {
      if ("{[".indexOf(text.charAt(position)) >= 0) {
        open.push(line());
      } else if ("}]".indexOf(text.charAt(position)) >= 0) {
        open.poll();
      }
      piece();
      space();
    }
    return open.isEmpty() ? line() : open.peek();
  }

  /** The last line up to a line that begins with a key. */
  int lastLineOf(String key, int upTo) {
    List<String> lines = text.lines().toList();
    int line = Math.min(upTo, lines.size());
    for (int i = line; i >= 1; i--) {
      if (lines.get(i - 1).strip().startsWith(key)) {
        return i;
      }
    }
    return line;
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(position, text.length());
  }

  private int matcherEnd(Pattern pattern) {
    Matcher matcher = matcher(pattern);
    return matcher.lookingAt() ? matcher.end() : position;
  }
}
