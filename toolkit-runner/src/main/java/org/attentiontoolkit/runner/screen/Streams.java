package org.attentiontoolkit.runner.screen;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes. Text is UTF-8 whatever the locale says.
 *
 * @param in what the user gives
 * @param out results
 * @param err everything else: progress, warnings, errors
 * @param terminal whether a person looks at {@code err}
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, boolean terminal) {
  /** Those of the process. */
  public static Streams ofProcess() {
    Console console = System.console();
    return new Streams(
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        console != null && console.isTerminal());
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
