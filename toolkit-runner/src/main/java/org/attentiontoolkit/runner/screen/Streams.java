package org.attentiontoolkit.runner.screen;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * Where a command reads and writes. Text is UTF-8 whatever the locale says.
 *
 * @param in what the user gives
 * @param out results; fails when they cannot be written
 * @param err everything else: progress, warnings, errors
 * @param columns how wide the terminal is where a person looks at {@code err}; empty if nobody does
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, OptionalInt columns) {
  /** Those of the process. The launcher says how wide the terminal is. */
  public static Streams ofProcess() {
    Integer columns = Integer.getInteger("toolkit.columns");
    return new Streams(
        System.in,
        utf8(new ResultStream(new FileOutputStream(FileDescriptor.out))),
        utf8(new FileOutputStream(FileDescriptor.err)),
        columns == null ? OptionalInt.empty() : OptionalInt.of(columns));
  }

  private static PrintStream utf8(OutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
