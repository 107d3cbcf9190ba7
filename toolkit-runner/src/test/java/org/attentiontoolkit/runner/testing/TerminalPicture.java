package org.attentiontoolkit.runner.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal shows after it was written to: an xterm's carriage return, line feed, clearing of
 * the rest of a line, and wrapping, which can be switched off. Anything else is an error.
 */
public final class TerminalPicture {
  private static final Pattern PIECE =
      Pattern.compile("\u001b\\[[?0-9]*[a-zA-Z]|.", Pattern.DOTALL);

  private final int columns;
  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private boolean wraps = true;
  private int column;

  private TerminalPicture(int columns) {
    this.columns = columns;
  }

  /** The lines of a terminal without those that have scrolled away; the last is where it stands. */
  public static List<String> of(int columns, String written) {
    TerminalPicture picture = new TerminalPicture(columns);
    Matcher pieces = PIECE.matcher(written);
    while (pieces.find()) {
      picture.take(pieces.group());
    }
    return picture.lines.stream().map(line -> line.toString().stripTrailing()).toList();
  }

  private void take(String piece) {
    switch (piece) {
      case "\r" -> column = 0;
      case "\n" -> lines.add(new StringBuilder());
      case "\u001b[K" -> lines.getLast().setLength(Math.min(column, lines.getLast().length()));
      case "\u001b[?7l" -> wraps = false;
      case "\u001b[?7h" -> wraps = true;
      default -> show(piece);
    }
  }

  private void show(String piece) {
    if (piece.length() > 1 || piece.charAt(0) < ' ') {
      throw new IllegalArgumentException("not known: " + piece.substring(1));
    }
    if (column == columns && wraps) {
      lines.add(new StringBuilder());
      column = 0;
    }
    int at = Math.min(column, columns - 1);
    StringBuilder line = lines.getLast();
    line.append(" ".repeat(Math.max(0, at + 1 - line.length()))).setCharAt(at, piece.charAt(0));
    column = at + 1;
  }
}
