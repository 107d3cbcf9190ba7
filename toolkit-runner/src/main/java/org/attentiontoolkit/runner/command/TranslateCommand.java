package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.runner.command.LineQueue.Line;
import org.attentiontoolkit.runner.experiment.LineTranslator;
import org.attentiontoolkit.runner.experiment.TrainedRun;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code translate}. */
@Command(
    name = "translate",
    description = "Translates the lines of the standard input with the model of a run.",
    sortOptions = false)
final class TranslateCommand implements Callable<Integer> {
  private static final int LINES_AT_ONCE = 256;

  private final Streams streams;

  @Parameters(paramLabel = "RUN", description = "The folder of a run.")
  private Path run = Path.of("");

  @Option(
      names = "--attention",
      paramLabel = "FILE",
      description = "Shows what the model looked at: a page (.html) or a picture (.png).")
  private Optional<Path> attention = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Changes a key of the run's file, such as task.decoding.max-source.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--force",
      description = "Uses files of the run as they are if they have changed since.")
  private boolean force;

  TranslateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Optional<AttentionFile> looks = attention.map(AttentionFile::new);
    try (Logs logs = Logs.open(new Screen(streams.err(), streams.columns()));
        TrainedRun trained = TrainedRun.load(run, Sessions.plugins(), sets, force);
        LineQueue lines =
            new LineQueue(TextLines.of(streams.in(), "standard input"), LINES_AT_ONCE)) {
      LineTranslator translator =
          trained
              .model()
              .translator()
              .orElseThrow(() ->
                  Problem.input(
                          "translate.no-translator", "The task of this run translates no text.")
                      .at(run.toString())
                      .exception());
      Attention.Weights weights =
          looks.isPresent() ? Attention.Weights.WANTED : Attention.Weights.UNWANTED;
      Answers answers = new Answers(streams, looks, run);
      for (List<Line> some = lines.some(); !some.isEmpty(); some = lines.some()) {
        List<String> texts = some.stream().map(Line::text).toList();
        answers.give(some, translator.translate(texts, weights));
      }
      return answers.end();
    }
  }
}
