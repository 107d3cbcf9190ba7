package org.attentiontoolkit.runner.command;

import picocli.CommandLine.Option;

/** What every command has: mixed in by {@link Toolkit}. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean asked;

  boolean asked() {
    return asked;
  }
}
