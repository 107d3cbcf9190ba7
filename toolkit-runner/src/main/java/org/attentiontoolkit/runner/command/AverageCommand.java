package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.runner.experiment.ModelAverage;
import org.attentiontoolkit.runner.experiment.ModelChoice;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code average}. */
@Command(
    name = "average",
    description = "Makes a run whose parameters are the mean of several models that a run kept.",
    sortOptions = false)
final class AverageCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(
      paramLabel = "RUN",
      description = "The folder of a run with training.keep-last or training.keep-best.")
  private Path run = Path.of("");

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Which which = new Which();

  @Option(
      names = "--to",
      paramLabel = "NEW",
      description = "The folder of the new run (default: beside RUN, named after it).")
  private Optional<Path> to = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  AverageCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    ModelChoice choice = which.choice();
    Screen screen = new Screen(streams.err(), streams.columns());
    try (Logs logs = Logs.open(screen)) {
      List<String> words = new ArrayList<>(List.of("toolkit"));
      words.addAll(spec.commandLine().getParent().getParseResult().originalArgs());
      RunFolder made =
          ModelAverage.make(run, choice, to, Sessions.of(screen, logs, Stop.NEVER), words);
      streams.out().println(made);
      return Toolkit.DONE;
    }
  }

  /** Such as {@code 100,200,300}. */
  static final class StepsConverter implements ITypeConverter<ModelChoice.Steps> {
    @Override
    public ModelChoice.Steps convert(String text) {
      try {
        return new ModelChoice.Steps(
            Arrays.stream(text.split(",", -1)).map(Long::valueOf).toList());
      } catch (NumberFormatException e) {
        throw new TypeConversionException("steps are numbers with commas between, unlike " + text);
      }
    }
  }

  /** Which models. */
  private static final class Which {
    @Option(names = "--last", paramLabel = "K", description = "Those of the last K evaluations.")
    private Optional<Integer> last = Optional.empty();

    @Option(names = "--best", paramLabel = "K", description = "The best K.")
    private Optional<Integer> best = Optional.empty();

    @Option(
        names = "--steps",
        paramLabel = "STEP,...",
        converter = StepsConverter.class,
        description = "Those of these steps.")
    private ModelChoice.Steps steps = new ModelChoice.Steps(List.of());

    ModelChoice choice() {
      last.ifPresent(Which::requireSome);
      best.ifPresent(Which::requireSome);
      return last.<ModelChoice>map(ModelChoice.Last::new)
          .or(() -> best.map(ModelChoice.Best::new))
          .orElse(steps);
    }

    private static void requireSome(int count) {
      if (count < 1) {
        throw Problem.input("command.usage", "The mean is that of 1 model or more.").exception();
      }
    }
  }
}
