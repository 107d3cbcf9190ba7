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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code translate}. */
@Command(
    name = "translate",
    description = "Translates the lines of the standard input with the model of a run.",
    sortOptions = false)
final class TranslateCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(paramLabel = "RUN", description = "The folder of a run.")
  private Path run = Path.of("");

  @Option(
      names = "--attention",
      paramLabel = "FILE",
      description = "Shows what the model looked at: a page (.html) or a picture (.png).")
  private Optional<Path> attention = Optional.empty();

  @Mixin private final WritingOptions options = new WritingOptions();

  TranslateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    int outputs = options.outputs();
    Optional<AttentionFile> looks = attention.map(AttentionFile::new);
    try (Logs logs = Logs.open(new Screen(streams.err(), streams.columns()));
        TrainedRun trained = options.load(run)) {
      LineTranslator translator =
          trained
              .model()
              .translator()
              .orElseThrow(() ->
                  Problem.input(
                          "translate.no-translator", "The task of this run translates no text.")
                      .at(run.toString())
                      .hint("A language model continues text: './toolkit generate RUN'.")
                      .exception());
      Attention.Weights weights =
          looks.isPresent() ? Attention.Weights.WANTED : Attention.Weights.UNWANTED;
      return new LineAnswering(translator, outputs, weights)
          .all(streams, new Answers(streams, options.form(), looks, run));
    }
  }
}
