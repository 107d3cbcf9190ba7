package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.attentiontoolkit.api.metric.Metric;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * What is scored against what.
 *
 * @param references versions of the whole corpus
 * @param systems outputs of each system, the baseline's first
 */
record ScoredFiles(List<List<String>> references, List<Texts> systems) {
  private static final Path STANDARD_INPUT = Path.of("-");

  /**
   * The lines of a file.
   *
   * @param name of the file
   * @param lines all of them
   */
  record Texts(String name, List<String> lines) {}

  /**
   * Reads all files, which must have equally many lines.
   *
   * @param files references, and where no system is named the one to score behind them
   * @param systems named as such
   */
  static ScoredFiles read(List<Path> files, List<Path> systems, Streams streams) {
    List<Path> references = new ArrayList<>(files);
    List<Path> scored = new ArrayList<>(systems);
    if (scored.isEmpty()) {
      boolean single = references.size() == 1;
      scored.add(single || references.isEmpty() ? STANDARD_INPUT : references.removeLast());
    }
    List<Path> all = new ArrayList<>(references);
    all.addAll(scored);
    if (references.isEmpty() || Collections.frequency(all, STANDARD_INPUT) > 1) {
      throw ScoreCommand.usage("There must be a file of references and one to score.");
    }
    List<Texts> texts = all.stream().map(file -> read(file, streams)).toList();
    texts.forEach(other -> checkLengths(other, texts.getLast()));
    return new ScoredFiles(
        texts.subList(0, references.size()).stream().map(Texts::lines).toList(),
        texts.subList(references.size(), texts.size()));
  }

  /** All lines of a file, or of the standard input. */
  private static Texts read(Path file, Streams streams) {
    String name = file.equals(STANDARD_INPUT) ? "standard input" : file.toString();
    try (TextLines lines =
        file.equals(STANDARD_INPUT) ? TextLines.of(streams.in(), name) : TextLines.open(file)) {
      return new Texts(name, lines.rest());
    }
  }

  private static void checkLengths(Texts other, Texts scored) {
    int lines = scored.lines().size();
    int others = other.lines().size();
    if (others != lines) {
      String longer = others > lines ? other.name() : scored.name();
      throw Problem.input(
              Metric.LENGTHS,
              "The files must have equally many lines, but %s has %d and %s has %d."
                  .formatted(other.name(), others, scored.name(), lines))
          .at(longer + ":" + (Math.min(lines, others) + 1) + " is the first without a partner")
          .exception();
    }
  }
}
