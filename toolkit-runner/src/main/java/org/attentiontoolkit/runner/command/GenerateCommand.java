package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.runner.experiment.LineTranslator;
import org.attentiontoolkit.runner.experiment.TrainedRun;
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
        "Continues the lines of the standard input with the language model of a run; an empty line"
            + " is begun from nothing.",
    sortOptions = false)
final class GenerateCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(paramLabel = "RUN", description = "The folder of a language model's run.")
  private Path run = Path.of("");

  @Mixin private final WritingOptions options = new WritingOptions();

  GenerateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    int outputs = options.outputs();
    try (Logs logs = Logs.open(new Screen(streams.err(), streams.columns()));
        TrainedRun trained = options.load(run)) {
      LineTranslator writer =
          trained
              .model()
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
