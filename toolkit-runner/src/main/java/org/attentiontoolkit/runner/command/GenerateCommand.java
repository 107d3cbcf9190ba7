package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.runner.experiment.LineTranslator;
import org.attentiontoolkit.runner.experiment.TrainedRuns;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code generate}. */
@Command(
    name = "generate",
    description =
        "Continues the lines of the standard input with the language model of a run, or with those of"
            + " several; an empty line is begun from nothing.",
    sortOptions = false)
final class GenerateCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(paramLabel = "RUN", arity = "1..*", description = RunOptions.RUNS)
  private List<Path> runs = new ArrayList<>();

  @Mixin private final WritingOptions options = new WritingOptions();
  @Mixin private final RunOptions use = new RunOptions();

  GenerateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    int outputs = options.outputs();
    Path run = runs.getFirst();
    try (Logs logs = Logs.open(new Screen(streams.err(), streams.columns()));
        TrainedRuns models = use.load(runs)) {
      LineTranslator writer =
          models
              .continuation()
              .orElseThrow(() ->
                  Problem.input("generate.no-language-model", "This run is no language model.")
                      .at(run.toString())
                      .hint("A translation is used by './toolkit translate RUN'.")
                      .exception());
      return new LineAnswering(
              writer, PrefixFile.of(Optional.empty()), outputs, Attention.Weights.UNWANTED)
          .all(streams, new Answers(streams, options.form(), Optional.empty(), run));
    }
  }
}
