package org.attentiontoolkit.runner.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.error.ProblemText;
import org.attentiontoolkit.api.task.ReferenceScorer.Scored;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.runner.experiment.ReferenceScoring;
import org.attentiontoolkit.runner.experiment.TrainedRuns;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code score-references}. */
@Command(
    name = "score-references",
    description =
        "Says how likely given outputs are for the model of a run, or for several together. Writes for each line, with tabs"
            + " between: its log-probability, its tokens, and the log-probability of each.",
    sortOptions = false)
final class ScoreReferencesCommand implements Callable<Integer> {
  private static final int LINES_AT_ONCE = 256;
  private static final Path STANDARD_INPUT = Path.of("-");

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a run.")
  private Path run = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description =
          "For a translation the sources and the references, line by line; for a language model its"
              + " lines. - is the standard input. Before the files may stand further runs, whose"
              + " models are asked together with the first.")
  private List<Path> words = new ArrayList<>();

  @Option(
      names = "--summary",
      description = "Writes only the number of tokens, their mean loss and the perplexity.")
  private boolean summary;

  @Mixin private final RunOptions use = new RunOptions();

  ScoreReferencesCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    try (Logs logs = Logs.open(new Screen(streams.err(), streams.columns()));
        TrainedRuns models = use.load(List.of(run))) {
      List<String> fields = scoring(models).fields();
      int others = words.size() - fields.size();
      if (others < 0 || words.stream().limit(others).anyMatch(Files::isRegularFile)) {
        throw usage(fields);
      }
      words.subList(0, others).forEach(models::add);
      List<TextLines> sides = words.stream().skip(others).map(this::open).toList();
      try {
        return score(scoring(models), sides);
      } finally {
        sides.forEach(TextLines::close);
      }
    }
  }

  private ReferenceScoring scoring(TrainedRuns models) {
    return models
        .referenceScoring()
        .orElseThrow(() ->
            Problem.input(
                    "score-references.no-scorer", "The task of this run scores no references.")
                .at(run.toString())
                .exception());
  }

  private RuntimeException usage(List<String> fields) {
    return Problem.input(
            "command.usage",
            "For this run the files of %s are needed, but %d are given."
                .formatted(
                    String.join(" and ", fields),
                    words.stream().filter(word -> !Files.isDirectory(word)).count()))
        .hint(
            "./toolkit score-references RUN "
                + fields.stream()
                    .map(field -> field.toUpperCase(Locale.ROOT))
                    .collect(Collectors.joining(" ")))
        .exception();
  }

  private TextLines open(Path file) {
    return file.equals(STANDARD_INPUT)
        ? TextLines.of(streams.in(), "standard input")
        : TextLines.open(file);
  }

  private int score(ReferenceScoring scoring, List<TextLines> sides) {
    long tokens = 0;
    double sum = 0;
    boolean refused = false;
    long first = 0;
    for (List<List<String>> some = some(sides); !some.isEmpty(); some = some(sides)) {
      List<Scored> scores = scoring.scorer().apply(some);
      for (int i = 0; i < scores.size(); i++) {
        Scored scored = scores.get(i);
        tokens += scored.tokens().size();
        sum += scored.logProbability();
        String place = sides.getFirst().name() + ":" + (first + i + 1);
        scored.problem().ifPresent(p -> streams.err().print(ProblemText.of(List.of(p.at(place)))));
        refused |= scored.problem().isPresent();
        if (!summary) {
          streams.out().println(line(scored));
        }
      }
      first += scores.size();
    }
    if (summary) {
      streams.out().println(summary(tokens, -sum / tokens));
    }
    return refused ? Toolkit.WRONG_INPUT : Toolkit.DONE;
  }

  /** The next lines of all files. */
  private static List<List<String>> some(List<TextLines> sides) {
    List<List<String>> some = new ArrayList<>();
    while (some.size() < LINES_AT_ONCE) {
      List<Optional<String>> lines = sides.stream().map(TextLines::next).toList();
      List<String> texts = lines.stream().flatMap(Optional::stream).toList();
      if (texts.isEmpty()) {
        return some;
      }
      if (texts.size() < sides.size()) {
        throw Problem.input("data.unequal-length", "The files do not have equally many lines.")
            .at(sides.get(lines.getFirst().isPresent() ? 0 : 1).place())
            .hint("A line of one belongs to the same line of the other.")
            .exception();
      }
      some.add(texts);
    }
    return some;
  }

  private static String line(Scored scored) {
    String each =
        scored.logProbabilities().stream()
            .map(ScoreReferencesCommand::number)
            .collect(Collectors.joining(" "));
    return String.join(
        "\t", number(scored.logProbability()), String.join(" ", scored.tokens()), each);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private static String summary(long tokens, double loss) {
    return String.format(
        Locale.ROOT, "tokens %d%nloss %.6f%nperplexity %.6f", tokens, loss, Math.exp(loss));
  }
}
