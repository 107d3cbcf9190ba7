package org.attentiontoolkit.runner.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.report.Report;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}. */
@Command(
    name = "report",
    description = "Draws the report.html of a run anew, alone or beside other runs.",
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  private static final int MOST_OTHERS = 3;

  private final Streams streams;

  @Parameters(paramLabel = "RUN", description = "The folder of a run.")
  private Path run = Path.of("");

  @Option(
      names = "--beside",
      paramLabel = "OTHER",
      description =
          "Another run to compare it with: curves, scores and their differences, settings, and"
              + " examples that only one got right; up to three times.")
  private List<Path> others = List.of();

  ReportCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    List<Path> paths = new ArrayList<>(List.of(run));
    paths.addAll(others);
    List<RunFolder> folders = paths.stream().map(RunFolder::open).toList();
    if (others.size() > MOST_OTHERS) {
      throw Problem.input(
              "report.too-many",
              "A report has room for %d other runs, not %d.".formatted(MOST_OTHERS, others.size()))
          .exception();
    }
    refuseTwice(paths);
    Report.write(folders);
    streams.out().println(folders.getFirst().report());
    return Toolkit.DONE;
  }

  /** Also when one of them is a link. */
  private static void refuseTwice(List<Path> paths) {
    Map<Path, Path> seen = new HashMap<>();
    for (Path path : paths) {
      try {
        if (seen.putIfAbsent(path.toRealPath(), path) != null) {
          throw Problem.input("report.twice", "A run cannot stand beside itself.")
              .at(path.toString())
              .hint("Give --beside another run.")
              .exception();
        }
      } catch (IOException e) {
        throw FileTrouble.reading(path, e);
      }
    }
  }
}
