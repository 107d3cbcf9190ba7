package org.attentiontoolkit.runner.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.attentiontoolkit.runner.screen.Screen;

/**
 * Shows messages of the toolkit from INFO on, of libraries from WARN on: the message alone, never a
 * stack trace.
 */
final class ScreenAppender extends AppenderBase<ILoggingEvent> {
  private final Screen screen;

  ScreenAppender(Screen screen) {
    this.screen = screen;
  }

  @Override
  protected void append(ILoggingEvent event) {
    boolean ours = event.getLoggerName().startsWith("org.attentiontoolkit.");
    if (event.getLevel().isGreaterOrEqual(ours ? Level.INFO : Level.WARN)) {
      String prefix = event.getLevel().isGreaterOrEqual(Level.WARN) ? "warning: " : "";
      screen.line(prefix + event.getFormattedMessage());
    }
  }
}
