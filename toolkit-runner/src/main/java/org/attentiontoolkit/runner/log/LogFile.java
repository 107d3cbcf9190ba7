package org.attentiontoolkit.runner.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.FileTrouble;

/**
 * Writes messages to a file, stack traces included. Logback's own goes on without a word when a
 * disk is full; this one remembers what went wrong, and writes no half of a message.
 */
final class LogFile extends AppenderBase<ILoggingEvent> {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{30} %msg%n";

  private final Path file;
  private final FileChannel channel;
  private final PatternLayoutEncoder encoder = new PatternLayoutEncoder();
  private Optional<ToolkitException> trouble = Optional.empty();

  /** A file to append to. */
  LogFile(Path file, LoggerContext context) {
    this.file = file;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
  }

  Path file() {
    return file;
  }

  /** What kept a message from being written, the first time. */
  synchronized Optional<ToolkitException> trouble() {
    return trouble;
  }

  @Override
  protected synchronized void append(ILoggingEvent event) {
    ByteBuffer message = ByteBuffer.wrap(encoder.encode(event));
    try {
      long begin = channel.size();
      try {
        while (message.hasRemaining()) {
          channel.write(message);
        }
      } catch (IOException e) {
        cutOff(begin, e);
        throw e;
      }
    } catch (IOException e) {
      trouble = trouble.or(() -> Optional.of(FileTrouble.writing(file, e)));
    }
  }

  /** A full disk takes a part of a message; that part is cut off again. */
  private void cutOff(long begin, IOException reason) {
    try {
      channel.truncate(begin);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public synchronized void stop() {
    super.stop();
    try {
      channel.close();
    } catch (IOException e) {
      trouble = trouble.or(() -> Optional.of(FileTrouble.writing(file, e)));
    }
  }
}
