package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.runner.experiment.Experiment;
import org.attentiontoolkit.runner.experiment.Request;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.ErrorText;
import org.attentiontoolkit.runner.screen.Interruption;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.runner.train.TrainingEnd;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}. */
@Command(
    name = "run",
    description =
        "Trains and evaluates what a file describes, and writes everything to a run folder.",
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private final ExperimentFile file = new ExperimentFile();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call the run; else the time.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "The folder of all runs (default: ${DEFAULT-VALUE}).")
  private Path runs = Path.of("runs");

  @Spec private CommandSpec spec = CommandSpec.create();

  RunCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Screen screen = new Screen(streams.err(), streams.columns());
    try (Logs logs = Logs.open(screen);
        Interruption interruption = Interruption.listen(screen)) {
      List<String> words = new ArrayList<>(List.of("toolkit"));
      words.addAll(spec.commandLine().getParent().getParseResult().originalArgs());
      Request request = new Request(file.path(), file.sets(), runs, name, words);
      Experiment experiment =
          new Experiment(request, Sessions.of(screen, logs, interruption::requested));
      Experiment.Outcome outcome;
      try {
        outcome = experiment.run();
      } catch (RuntimeException | Error e) {
        throw withLog(e, logs);
      }
      outcome.evaluations().forEach(e -> Scores.print(e, streams.out()));
      streams.out().println(outcome.folder());
      return outcome.end() == TrainingEnd.INTERRUPTED ? interruption.exitCode() : Toolkit.DONE;
    }
  }

  /** A fault of ours names the log, which has the stack trace. */
  private static ToolkitException withLog(Throwable thrown, Logs logs) {
    ToolkitException problems = ErrorText.problems(thrown);
    Problem first = problems.problems().getFirst();
    return ErrorText.isUnkept(first) && logs.file().isPresent()
        ? ErrorText.kept(first, logs.file().get(), thrown)
        : problems;
  }
}
