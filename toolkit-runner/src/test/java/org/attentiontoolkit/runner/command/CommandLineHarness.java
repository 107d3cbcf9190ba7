package org.attentiontoolkit.runner.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.attentiontoolkit.runner.screen.Streams;

/** Runs commands as {@code Main} does, with streams to look at. */
public final class CommandLineHarness {
  private CommandLineHarness() {}

  /**
   * What came of a command.
   *
   * @param code its exit code
   * @param out what it printed
   * @param err what it said besides
   */
  public record Ran(int code, String out, String err) {}

  /** Runs a command. */
  public static Ran toolkit(String... arguments) {
    return toolkitWithInput("", arguments);
  }

  /** Runs a command that reads. */
  public static Ran toolkitWithInput(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams =
        new Streams(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            OptionalInt.empty());
    int code = new Toolkit(streams).execute(arguments);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
