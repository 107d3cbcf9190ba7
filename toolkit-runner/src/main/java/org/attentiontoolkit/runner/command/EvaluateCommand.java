package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.attentiontoolkit.runner.experiment.TrainedRun;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.screen.Streams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate}. */
@Command(
    name = "evaluate",
    description = "Evaluates the model of a run and writes the scores to its folder.",
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(paramLabel = "RUN", description = "The folder of a run.")
  private Path run = Path.of("");

  @Option(
      names = "--split",
      paramLabel = "SET",
      description =
          "An evaluation set, such as valid, or train; can be given several times (default: test,"
              + " or all where there is none).")
  private List<String> sets = List.of();

  @Option(
      names = "--force",
      description = "Uses data and files of the run as they are if they have changed since.")
  private boolean force;

  EvaluateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    try (Logs logs = Logs.open(new Screen(streams.err(), streams.columns()));
        TrainedRun trained = TrainedRun.load(run, Sessions.plugins(), List.of(), force)) {
      for (String set : sets.isEmpty() ? trained.sets() : sets) {
        Scores.print(trained.evaluate(set), streams.out());
      }
      return Toolkit.DONE;
    }
  }
}
