package org.attentiontoolkit.runner;

import org.attentiontoolkit.runner.command.Toolkit;
import org.attentiontoolkit.runner.screen.Streams;

/** The entry point of {@code ./toolkit}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new Toolkit(Streams.ofProcess()).execute(args));
  }
}
