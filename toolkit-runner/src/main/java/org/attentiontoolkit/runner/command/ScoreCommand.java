package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.config.KeyInfo;
import org.attentiontoolkit.api.metric.Metric;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.plugin.ComponentInfo;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code score}. */
@Command(
    name = "score",
    description = "Scores a file of texts against one or more files of references.",
    customSynopsis = "toolkit score [--metric=NAME] [--KEY[=VALUE]]... REF... [HYP]",
    footer = {
      "",
      "  REF                   A file with what would have been right, one text a line.",
      "  HYP                   The file to score, the last one; without it, or as -, standard input.",
      "  --KEY[=VALUE]         A key of the metric, such as --tokenize=none or --lowercase;",
      "                          './toolkit describe bleu' tells those of BLEU."
    },
    sortOptions = false)
final class ScoreCommand implements Callable<Integer> {
  private static final Path STANDARD_INPUT = Path.of("-");

  private final Streams streams;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      defaultValue = "bleu",
      description = "Which metric (default: ${DEFAULT-VALUE}); './toolkit list metric'.")
  private String metric = "bleu";

  @Unmatched private List<String> words = new ArrayList<>();

  ScoreCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Components components = Plugins.load(Sessions.plugins());
    List<String> sets = new ArrayList<>(List.of("type=" + metric));
    List<Path> files = new ArrayList<>();
    List<String> flags = flags(components);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        files.add(Path.of(word));
      } else if (word.contains("=")) {
        sets.add(word.substring(2));
      } else if (flags.contains(word.substring(2)) || i + 1 == words.size()) {
        sets.add(word.substring(2) + "=true");
      } else {
        i++;
        sets.add(word.substring(2) + "=" + words.get(i));
      }
    }
    TextMetric scorer = scorer(components, sets);
    if (files.size() == 1) {
      files.add(STANDARD_INPUT);
    }
    if (files.isEmpty() || Collections.frequency(files, STANDARD_INPUT) > 1) {
      throw Problem.input("command.usage", "There must be a file of references and one to score.")
          .hint("./toolkit score --metric bleu REF HYP, or the latter from standard input")
          .exception();
    }
    List<List<String>> texts = files.stream().map(this::lines).toList();
    checkLengths(files, texts);
    List<List<String>> references = texts.subList(0, texts.size() - 1);
    streams.out().println(scorer.score(texts.getLast(), references).line());
    return Toolkit.DONE;
  }

  /** All lines of a file, or of the standard input. */
  private List<String> lines(Path file) {
    try (TextLines lines =
        file.equals(STANDARD_INPUT)
            ? TextLines.of(streams.in(), name(file))
            : TextLines.open(file)) {
      return lines.rest();
    }
  }

  /** What is wrong with the metric is told in the words of this command: options, not --set. */
  private static TextMetric scorer(Components components, List<String> sets) {
    try {
      return components.create(Kind.METRIC, ConfigFiles.of(sets));
    } catch (ToolkitException e) {
      throw new ToolkitException(
          e.problems().stream().map(p -> p.where().map(w -> p.at(asOptions(w))).orElse(p)).toList(),
          e);
    }
  }

  private static String asOptions(String where) {
    return where.replace("--set type=", "--metric=").replace("--set ", "--");
  }

  private static void checkLengths(List<Path> files, List<List<String>> texts) {
    Path scored = files.getLast();
    int lines = texts.getLast().size();
    for (int i = 0; i < files.size(); i++) {
      int other = texts.get(i).size();
      if (other != lines) {
        Path longer = other > lines ? files.get(i) : scored;
        throw Problem.input(
                Metric.LENGTHS,
                "The files must have equally many lines, but %s has %d and %s has %d."
                    .formatted(name(files.get(i)), other, name(scored), lines))
            .at(
                name(longer)
                    + ":"
                    + (Math.min(lines, other) + 1)
                    + " is the first without a partner")
            .exception();
      }
    }
  }

  private static String name(Path file) {
    return file.equals(STANDARD_INPUT) ? "standard input" : file.toString();
  }

  /** The keys of the metric that need no value to be meant. */
  private List<String> flags(Components components) {
    return components.list().stream()
        .filter(info -> info.kind().equals(Kind.METRIC.name()) && info.name().equals(metric))
        .map(ComponentInfo::keys)
        .flatMap(List::stream)
        .filter(key -> key.type().startsWith("true or false"))
        .map(KeyInfo::path)
        .toList();
  }
}
