package org.attentiontoolkit.runner.screen;

import java.io.PrintStream;
import java.util.OptionalInt;

/**
 * Lines that stay and, on a terminal, one status line below them that changes in place. For any
 * thread. Each change is written at once, so that no half of one is seen.
 */
public final class Screen {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final String CLEAR_REST = "\u001b[K";

  /** Between these a terminal cuts what is too wide: it may be narrower now than at the start. */
  private static final String CUT = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  private final PrintStream stream;
  private final OptionalInt columns;
  private String status = "";

  /**
   * A screen on a stream.
   *
   * @param columns how wide the terminal is; without one there is no status line
   */
  public Screen(PrintStream stream, OptionalInt columns) {
    this.stream = stream;
    this.columns = columns;
  }

  /** How wide a status may be; empty when there is no status line. */
  public OptionalInt statusWidth() {
    // The last column stays free: what clears the rest of a line would take its character away.
    return columns.isPresent() ? OptionalInt.of(columns.getAsInt() - 1) : columns;
  }

  /** Writes a line that stays. */
  public synchronized void line(String text) {
    boolean covered = !status.isEmpty();
    stream.print(
        (covered ? CLEAR_LINE : "")
            + text
            + System.lineSeparator()
            + (covered ? shown(status) : ""));
    stream.flush();
  }

  /** Changes the status line; an empty text takes it away. Nothing happens without a terminal. */
  public synchronized void status(String text) {
    if (statusWidth().isPresent() && !text.equals(status)) {
      status = text;
      stream.print(text.isEmpty() ? CLEAR_LINE : "\r" + shown(text));
      stream.flush();
    }
  }

  private String shown(String text) {
    int width = statusWidth().orElse(0);
    return CUT + (text.length() > width ? text.substring(0, width) : text) + CLEAR_REST + WRAP;
  }
}
