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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code translate}. */
@Command(
    name = "translate",
    description =
        "Translates the lines of the standard input with the model of a run, or with those of several.",
    sortOptions = false)
final class TranslateCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(paramLabel = "RUN", arity = "1..*", description = RunOptions.RUNS)
  private List<Path> runs = new ArrayList<>();

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
      names = "--prefix",
      paramLabel = "FILE",
      description =
          "What the translations begin with: a line for each line of the input; an empty one forces"
              + " nothing.")
  private Optional<Path> prefix = Optional.empty();

  @Mixin private final WritingOptions options = new WritingOptions();
  @Mixin private final RunOptions use = new RunOptions();

  TranslateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    options.outputs();
    AttentionChoice choice = attentionOf.map(AttentionChoice::of).orElse(AttentionChoice.ALL);
    if (attentionOf.isPresent() && attention.isEmpty()) {
      throw Problem.input("translate.attention-of", "--attention-of needs --attention.")
          .hint("Name the file to draw: --attention out.html or out.png.")
          .exception();
    }
    Optional<AttentionFile> looks = attention.map(file -> new AttentionFile(file, choice));
    try (Logs logs = Logs.open(new Screen(streams.err(), streams.columns()));
        PrefixFile prefixes = PrefixFile.of(prefix);
        TrainedRuns models = use.load(runs)) {
      return translate(models, prefixes, looks);
    }
  }

  private int translate(TrainedRuns models, PrefixFile prefixes, Optional<AttentionFile> looks) {
    Path run = runs.getFirst();
    LineTranslator translator =
        models
            .translator()
            .orElseThrow(() ->
                Problem.input("translate.no-translator", "The task of this run translates no text.")
                    .at(run.toString())
                    .hint("A language model continues text: './toolkit generate RUN'.")
                    .exception());
    Attention.Weights weights =
        looks.isPresent() ? Attention.Weights.WANTED : Attention.Weights.UNWANTED;
    return new LineAnswering(translator, prefixes, options.outputs(), weights)
        .all(streams, new Answers(streams, options.form(), looks, run));
  }
}
