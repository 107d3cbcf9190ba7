package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code score}. */
@Command(
    name = "score",
    description = {
      "Scores a file of texts against one or more files of references, or several systems beside"
          + " each other."
    },
    customSynopsis = {
      "toolkit score [--metric=NAME]... [--KEY[=VALUE]]... [--confidence] REF... [HYP]",
      "       toolkit score --system=HYP... [--paired=TEST] [--metric=NAME]... REF..."
    },
    footer = {
      "",
      "  REF                   A file with what would have been right, one text a line.",
      "  HYP                   The file to score, the last one; without it, or as -, standard input.",
      "  --KEY[=VALUE]         A key of the metrics, such as --tokenize=none or --lowercase; with",
      "                          several metrics also of one, --bleu.tokenize=none;",
      "                          './toolkit describe bleu' tells those of BLEU."
    },
    sortOptions = false)
final class ScoreCommand implements Callable<Integer> {
  private static final int MOST_TRIALS = 1_000_000;

  private final Streams streams;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "bleu",
      description =
          "Which metric, or several (default: ${DEFAULT-VALUE}); './toolkit list metric'.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--system",
      paramLabel = "HYP",
      description = "A system's file; the first of several is the baseline.")
  private List<Path> systems = new ArrayList<>();

  @Option(
      names = "--paired",
      paramLabel = "TEST",
      converter = PairedKind.Converter.class,
      description = "Tests each system against the baseline: bootstrap or randomization.")
  private PairedKind paired = PairedKind.NONE;

  @Option(
      names = "--confidence",
      description = "Adds the mean and 95 %% interval of resamples to each score.")
  private boolean confidence;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Resamples or trials (default: 1000, for randomization 10000).")
  private Optional<Integer> trials = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "12345",
      description = "Of what is drawn (default: ${DEFAULT-VALUE}).")
  private long seed = 12345;

  @Unmatched private List<String> words = new ArrayList<>();

  ScoreCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    if (trials.filter(n -> n < 1 || n > MOST_TRIALS).isPresent()) {
      throw usage("--trials must be from 1 to %,d.".formatted(MOST_TRIALS));
    }
    Components components = Plugins.load(Sessions.plugins());
    MetricWords chosen = MetricWords.of(components, metrics, words);
    List<TextMetric> scorers = chosen.metrics(components);
    ScoredFiles files = ScoredFiles.read(chosen.files(), systems, streams);
    Resampling resampling =
        new Resampling(paired, confidence, trials.orElse(paired.trials()), seed);
    if (paired != PairedKind.NONE && files.systems().size() < 2) {
      throw usage("--paired needs two systems or more.");
    }
    String result =
        files.systems().size() == 1
            ? SystemLines.of(scorers, files, resampling)
            : SystemTable.of(scorers, files, resampling);
    streams.out().print(result);
    return Toolkit.DONE;
  }

  static RuntimeException usage(String sentence) {
    return Problem.input("command.usage", sentence)
        .hint(
            "./toolkit score --metric bleu REF HYP, or"
                + " ./toolkit score --paired=bootstrap --system BASELINE --system HYP REF")
        .exception();
  }
}
