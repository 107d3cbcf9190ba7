package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.attentiontoolkit.runner.experiment.TrainedRuns;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.screen.Streams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate}. */
@Command(
    name = "evaluate",
    description =
        "Evaluates the model of a run, or those of several together, and writes the scores to the"
            + " folder of the first.",
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(paramLabel = "RUN", arity = "1..*", description = RunOptions.RUNS)
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = "--split",
      paramLabel = "SET",
      description =
          "An evaluation set, such as valid, or train; can be given several times (default: test,"
              + " or all where there is none).")
  private List<String> sets = List.of();

  @Mixin private final RunOptions use = new RunOptions();

  EvaluateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    try (Logs logs = Logs.open(new Screen(streams.err(), streams.columns()));
        TrainedRuns models = use.load(runs)) {
      for (String set : sets.isEmpty() ? models.sets() : sets) {
        Scores.print(models.evaluate(set), streams.out());
      }
      return Toolkit.DONE;
    }
  }
}
