package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The file of an experiment, and what is changed in it. */
final class ExperimentFile {
  @Parameters(paramLabel = "FILE", description = "The experiment: a HOCON file.")
  private Path path = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Changes a key of the file; can be given several times.")
  private List<String> sets = new ArrayList<>();

  Path path() {
    return path;
  }

  List<String> sets() {
    return List.copyOf(sets);
  }
}
