package org.attentiontoolkit.runner.screen;

import java.io.PrintStream;

/**
 * Lines that stay and, on a terminal, one status line below them that changes in place. For any
 * thread.
 */
public final class Screen {
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream stream;
  private final boolean terminal;
  private String status = "";

  /** A screen on a stream; without a terminal there is no status line. */
  public Screen(PrintStream stream, boolean terminal) {
    this.stream = stream;
    this.terminal = terminal;
  }

  /** Whether there is a status line. */
  public boolean terminal() {
    return terminal;
  }

  /** Writes a line that stays. */
  public synchronized void line(String text) {
    if (!status.isEmpty()) {
      stream.print(CLEAR_LINE);
    }
    stream.println(text);
    stream.print(status);
    stream.flush();
  }

  /** Changes the status line; an empty text takes it away. Nothing happens without a terminal. */
  public synchronized void status(String text) {
    if (terminal && !text.equals(status)) {
      stream.print(CLEAR_LINE + text);
      stream.flush();
      status = text;
    }
  }
}
