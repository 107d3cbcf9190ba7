package org.attentiontoolkit.api.hocon;

import org.attentiontoolkit.tensor.error.Problem;

/** Moves forward through a text, once, and knows the line it is in. */
final class Cursor {
  /** What {@link #peek} sees behind the end. */
  static final int END = -1;

  private final TextSource source;
  private final String text;
  private int position;
  private int line = 1;

  Cursor(TextSource source, String text) {
    this.source = source;
    this.text = text;
  }

  int peek() {
    return peek(0);
  }

  int peek(int ahead) {
    int at = position + ahead;
    return at < text.length() ? text.charAt(at) : END;
  }

  boolean atEnd() {
    return position == text.length();
  }

  boolean at(String expected) {
    return text.startsWith(expected, position);
  }

  int position() {
    return position;
  }

  int line() {
    return line;
  }

  String since(int start) {
    return text.substring(start, position);
  }

  /** Over one character, which is there. */
  void skip() {
    line += text.charAt(position) == '\n' ? 1 : 0;
    position++;
  }

  boolean take(char expected) {
    if (peek() != expected) {
      return false;
    }
    skip();
    return true;
  }

  boolean take(String expected) {
    if (!at(expected)) {
      return false;
    }
    for (int i = 0; i < expected.length(); i++) {
      skip();
    }
    return true;
  }

  /** The white space up to the next character or the end of the line. */
  String blanks() {
    int start = position;
    while (peek() != '\n' && isWhite(peek())) {
      position++;
    }
    return since(start);
  }

  boolean atComment() {
    return peek() == '#' || at("//");
  }

  /** Over a comment, up to the end of the line. */
  void skipComment() {
    int end = text.indexOf('\n', position);
    position = end < 0 ? text.length() : end;
  }

  /** White space as HOCON.md lists it: Unicode's, with the byte order mark and fixed spaces. */
  static boolean isWhite(int c) {
    return switch (c) {
      case ' ', '\n', '\u00A0', '\u2007', '\u202F', '\uFEFF' -> true;
      default -> c != END && Character.isWhitespace(c);
    };
  }

  Place place() {
    return place(line);
  }

  Place place(int of) {
    return new Place(source, source instanceof TextSource.Assigned ? 0 : of);
  }

  /** That the text is wrong here. */
  Problem problem(String sentence) {
    return problem(sentence, line);
  }

  Problem problem(String sentence, int at) {
    return Problem.input("config.syntax", sentence).at(place(at).text());
  }

  /** The character here, in words. */
  String seen() {
    int c = atEnd() ? END : text.codePointAt(position);
    return switch (c) {
      case END -> "the end of the " + (source instanceof TextSource.Assigned ? "text" : "file");
      case '\n' -> "the end of the line";
      default ->
          Character.isISOControl(c)
              ? String.format("the control character U+%04X", c)
              : "'" + Character.toString(c) + "'";
    };
  }
}
