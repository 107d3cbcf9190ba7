package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.task.TextTranslator.Request;
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
      description =
          "Shows how the output was written and what the model looked at: a page (.html) of all"
              + " attentions, or a picture (.png) of those on the source.")
  private Optional<Path> attention = Optional.empty();

  @Option(
      names = "--attention-of",
      paramLabel = "WHICH",
      description =
          "Shows some of them, such as slot=cross,layer=2,head=3: slot is encoder, decoder or"
              + " cross, layers and heads are counted from 1.")
  private Optional<String> attentionOf = Optional.empty();

  @Option(
      names = "--nbest",
      paramLabel = "N",
      description =
          "Writes the N best translations of a line, as far as the search found so many: number of"
              + " the line, score and text, with tabs between.")
  private Optional<Integer> nbest = Optional.empty();

  @Option(
      names = "--scores",
      description = "Writes the score of a translation and a tab before it.")
  private boolean scores;

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
    if (nbest.orElse(1) < 1) {
      throw Problem.input("translate.nbest", "--nbest is %d.".formatted(nbest.orElse(1)))
          .hint("Ask for 1 translation of a line or more.")
          .exception();
    }
    AttentionChoice choice = attentionOf.map(AttentionChoice::of).orElse(AttentionChoice.ALL);
    if (attentionOf.isPresent() && attention.isEmpty()) {
      throw Problem.input("translate.attention-of", "--attention-of needs --attention.")
          .hint("Name the file to draw: --attention out.html or out.png.")
          .exception();
    }
    Optional<AttentionFile> looks = attention.map(file -> new AttentionFile(file, choice));
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
      Answers answers = new Answers(streams, form(), looks, run);
      long done = 0;
      for (List<Line> some = lines.some(); !some.isEmpty(); some = lines.some()) {
        List<String> texts = some.stream().map(Line::text).toList();
        answers.give(
            some, translator.translate(new Request(texts, done, nbest.orElse(1), weights)));
        done += some.size();
      }
      return answers.end();
    }
  }

  private AnswerForm form() {
    if (nbest.isPresent()) {
      return AnswerForm.NUMBERED;
    }
    return scores ? AnswerForm.SCORED : AnswerForm.TEXT;
  }
}
