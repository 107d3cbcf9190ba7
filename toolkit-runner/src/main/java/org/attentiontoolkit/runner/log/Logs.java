package org.attentiontoolkit.runner.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.runner.screen.Screen;
import org.slf4j.LoggerFactory;

/**
 * The log of one command. Messages go to the screen and, once {@link #writeTo} has named it, to a
 * file: those from before too.
 */
public final class Logs implements AutoCloseable {
  private final LoggerContext context;
  private final Logger root;
  private final Logger ours;
  private final Level levelBefore;
  private final List<Appender<ILoggingEvent>> appendersBefore = new ArrayList<>();
  private Optional<LogFile> file = Optional.empty();
  private final Early early = new Early();

  private Logs(LoggerContext context) {
    this.context = context;
    this.root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    this.ours = context.getLogger("org.attentiontoolkit");
    this.levelBefore = root.getLevel();
  }

  /** Begins logging to a screen. */
  public static Logs open(Screen screen) {
    Logs logs = new Logs((LoggerContext) LoggerFactory.getILoggerFactory());
    for (Iterator<Appender<ILoggingEvent>> all = logs.root.iteratorForAppenders();
        all.hasNext(); ) {
      logs.appendersBefore.add(all.next());
    }
    logs.appendersBefore.forEach(logs.root::detachAppender);
    logs.root.setLevel(Level.INFO);
    logs.ours.setLevel(Level.DEBUG);
    logs.attach(new ScreenAppender(screen));
    logs.attach(logs.early);
    return logs;
  }

  /** Leaves out what is less than a warning. */
  public void onlyWarnings() {
    ours.setLevel(Level.WARN);
  }

  /** The file that is written to, if there is one. */
  public Optional<Path> file() {
    return file.map(LogFile::file);
  }

  /**
   * Finds out whether the file has all that was logged.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when something could not be written
   */
  public void requireWritten() {
    file.flatMap(LogFile::trouble)
        .ifPresent(trouble -> {
          throw trouble;
        });
  }

  /** Writes everything to a file as well, stack traces included. */
  public void writeTo(Path path) {
    LogFile log = new LogFile(path, context);
    attach(log);
    root.detachAppender(early);
    early.events.forEach(log::doAppend);
    early.events.clear();
    file = Optional.of(log);
  }

  /** Ends the log and puts logging back to what it was. */
  @Override
  public void close() {
    root.detachAndStopAllAppenders();
    appendersBefore.forEach(root::addAppender);
    root.setLevel(levelBefore);
    ours.setLevel(null);
  }

  private void attach(Appender<ILoggingEvent> appender) {
    appender.setContext(context);
    appender.start();
    root.addAppender(appender);
  }

  /** Keeps what is logged before there is a file. */
  private static final class Early extends AppenderBase<ILoggingEvent> {
    private final List<ILoggingEvent> events = new ArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      event.prepareForDeferredProcessing();
      events.add(event);
    }
  }
}
