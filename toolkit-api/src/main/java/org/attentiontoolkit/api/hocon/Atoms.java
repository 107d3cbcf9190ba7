package org.attentiontoolkit.api.hocon;

import java.util.HexFormat;
import org.attentiontoolkit.tensor.error.Problem;

/** Reads atoms: text with quotes, and without. */
final class Atoms {
  static final String QUOTES = "\"\"\"";

  /** What ends text without quotes, beside white space and {@code //}. */
  private static final String SPECIAL = "$\"{}[]:=,+#`^?!@*&\\";

  private static final String OF_NUMBERS = "0123456789eE+-.";

  private static final String QUOTE_IT =
      "text with signs such as : = , { } [ ] # needs double quotes";

  private final Cursor cursor;

  Atoms(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Whether an atom begins here. */
  boolean isHere() {
    return cursor.peek() == '"' || isBare();
  }

  Atom next() {
    if (cursor.at(QUOTES)) {
      return new Atom(tripleQuoted(), Atom.Kind.QUOTED);
    }
    return cursor.peek() == '"' ? new Atom(quoted(), Atom.Kind.QUOTED) : Atom.bare(bare());
  }

  /** Complains of a sign that begins nothing. */
  Problem unexpected(String instead) {
    return cursor.problem("expected " + instead + ", not " + cursor.seen()).hint(QUOTE_IT);
  }

  private boolean isBare() {
    return !endsBare(cursor.peek(), cursor.peek(1));
  }

  /** Whether text without quotes ends before a character that has another behind it. */
  static boolean endsBare(int c, int next) {
    return c == Cursor.END
        || SPECIAL.indexOf(c) >= 0
        || Cursor.isWhite(c)
        || c == '/' && next == '/';
  }

  private String bare() {
    int start = cursor.position();
    int first = cursor.peek();
    if (first == '-' || first >= '0' && first <= '9') {
      while (cursor.peek() != Cursor.END && OF_NUMBERS.indexOf(cursor.peek()) >= 0) {
        cursor.skip();
      }
      // A + belongs to a number, as in 1e+5, and to no other text without quotes.
      String number = cursor.since(start);
      if (number.indexOf('+') >= 0 && !Atom.isNumber(number)) {
        throw cursor.problem(Hocon.cut(number, 60) + " needs double quotes, for its +").exception();
      }
    }
    while (isBare()) {
      cursor.skip();
    }
    return cursor.since(start);
  }

  private String tripleQuoted() {
    int line = cursor.line();
    cursor.take(QUOTES);
    int start = cursor.position();
    while (!cursor.at(QUOTES)) {
      if (cursor.atEnd()) {
        throw cursor
            .problem("a text in \"\"\" that begins here is not closed before the end", line)
            .exception();
      }
      cursor.skip();
    }
    // Of four quotation marks or more the last three end it.
    while (cursor.peek(QUOTES.length()) == '"') {
      cursor.skip();
    }
    String text = cursor.since(start);
    cursor.take(QUOTES);
    return text;
  }

  private String quoted() {
    cursor.skip();
    StringBuilder text = new StringBuilder();
    while (!cursor.take('"')) {
      int c = cursor.peek();
      if (c == Cursor.END || c == '\n') {
        throw cursor.problem("a quoted text is not closed on its line").exception();
      } else if (c < ' ') {
        throw cursor
            .problem(cursor.seen() + " stands in a quoted text")
            .hint(String.format("write it as \\u%04x", c))
            .exception();
      }
      cursor.skip();
      text.append(c == '\\' ? escaped() : (char) c);
    }
    return text.toString();
  }

  /** The character behind a backslash. */
  private char escaped() {
    int c = cursor.peek();
    int known = "\"\\/bfnrt".indexOf(c);
    if (c != 'u' && known < 0 || c == Cursor.END) {
      throw cursor
          .problem(
              "a backslash with " + cursor.seen() + " behind it in a quoted text means nothing")
          .hint("write \\\\ for a backslash")
          .exception();
    }
    cursor.skip();
    return c == 'u' ? unicode() : "\"\\/\b\f\n\r\t".charAt(known);
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int c = cursor.peek();
      if (!HexFormat.isHexDigit(c)) {
        throw cursor.problem("\\u needs four hexadecimal digits behind it").exception();
      }
      code = 16 * code + HexFormat.fromHexDigit(c);
      cursor.skip();
    }
    return (char) code;
  }
}
