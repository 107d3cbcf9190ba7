package org.attentiontoolkit.tasks.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.data.TextExample;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Sentence pairs from two text files a set, one sentence a line, read one line at a time.
 *
 * <p>Refused, with file and line: bytes that are not UTF-8, files of unequal length, no line at
 * all, and lines that are {@linkplain org.attentiontoolkit.api.text.Blanks#isEmpty empty} unless
 * they are to be skipped.
 *
 * @param folder where the files are
 * @param train the files to learn from
 * @param valid the files to watch, evaluated first
 * @param test the files to score at the end
 * @param evaluation further files to score, by the names of their sets
 * @param emptyLines what is done with empty lines
 */
public record ParallelText(
    Path folder,
    TextFiles train,
    Optional<EvaluationTexts> valid,
    Optional<EvaluationTexts> test,
    Map<String, EvaluationTexts> evaluation,
    EmptyLines emptyLines)
    implements DataSource {
  /** What the sentence to translate is called. */
  public static final String SOURCE = "source";

  /** What its translation is called. */
  public static final String TARGET = "target";

  /** Checks the names of the sets. */
  public ParallelText {
    new EvaluatedSets<>(valid, test, evaluation).check();
  }

  @Override
  public void check() {
    FileFact.requireReadable(
        Stream.concat(Stream.of(EvaluationSet.TRAIN), evaluationSets().stream())
            .flatMap(set -> files(set).stream()));
  }

  @Override
  public List<String> evaluationSets() {
    return evaluated().names();
  }

  @Override
  public List<String> fields(String set) {
    return target(set).isPresent() ? List.of(SOURCE, TARGET) : List.of(SOURCE);
  }

  @Override
  public String signature() {
    return "parallel-text, empty lines " + emptyLines;
  }

  @Override
  public String describe(String set) {
    return files(set).stream().map(Path::toString).collect(Collectors.joining(" and "));
  }

  @Override
  public String place(String set, int number) {
    return files(set).stream()
        .map(file -> file + ":" + number)
        .collect(Collectors.joining(" and "));
  }

  @Override
  public List<DataFact> facts(String set, Stop stop) {
    List<DataFact> facts = new ArrayList<>();
    facts.add(FileFact.of(set + "." + SOURCE, source(set), stop));
    target(set).ifPresent(file -> facts.add(FileFact.of(set + "." + TARGET, file, stop)));
    return facts;
  }

  @Override
  public void read(String set, Consumer<TextExample> receiver, Stop stop) {
    List<TextLines> sides = new ArrayList<>();
    try {
      files(set).forEach(file -> sides.add(TextLines.open(file)));
      int given = read(sides, receiver, stop);
      if (given == 0) {
        throw Problem.input("data.empty", "The corpus has no sentence pair.")
            .at(describe(set))
            .exception();
      }
    } finally {
      sides.forEach(TextLines::close);
    }
  }

  /** Gives line by line what all sides have; how many were given. */
  private int read(List<TextLines> sides, Consumer<TextExample> receiver, Stop stop) {
    EmptyLineList empty = new EmptyLineList();
    int given = 0;
    List<String> texts = next(sides);
    while (texts.size() == sides.size()) {
      stop.check();
      boolean whole = true;
      for (int i = 0; i < texts.size(); i++) {
        whole &= !empty.note(texts.get(i), sides.get(i));
      }
      if (whole) {
        receiver.accept(new TextExample(texts, sides.getFirst().number()));
        given++;
      }
      texts = next(sides);
    }
    if (emptyLines == EmptyLines.REFUSE) {
      empty.refuse("Mend them in both files, or set empty-lines = skip to leave such pairs out.");
    }
    return given;
  }

  /** The next line of each side; nothing after the last one of all. */
  private static List<String> next(List<TextLines> sides) {
    List<Optional<String>> lines = sides.stream().map(TextLines::next).toList();
    List<String> texts = lines.stream().flatMap(Optional::stream).toList();
    if (!texts.isEmpty() && texts.size() < sides.size()) {
      int longer = lines.getFirst().isPresent() ? 0 : 1;
      throw unequal(sides.get(longer), sides.get(1 - longer));
    }
    return texts;
  }

  private List<Path> files(String set) {
    return Stream.concat(Stream.of(source(set)), target(set).stream()).toList();
  }

  private Path source(String set) {
    return folder.resolve(
        set.equals(EvaluationSet.TRAIN) ? train.source() : evaluated().of(set).source());
  }

  private Optional<Path> target(String set) {
    return (set.equals(EvaluationSet.TRAIN)
            ? Optional.of(train.target())
            : evaluated().of(set).target())
        .map(folder::resolve);
  }

  private EvaluatedSets<EvaluationTexts> evaluated() {
    return new EvaluatedSets<>(valid, test, evaluation);
  }

  /** The error of a file that has just given a line for which the other has none. */
  private static RuntimeException unequal(TextLines longer, TextLines shorter) {
    String first = longer.place();
    Optional<String> rest = longer.next();
    while (rest.isPresent()) {
      rest = longer.next();
    }
    return Problem.input(
            "data.unequal-length",
            "The two files of a corpus must have equally many lines, but %s has %d and %s has %d."
                .formatted(longer.name(), longer.number(), shorter.name(), shorter.number()))
        .at(first + " is the first line without a partner")
        .hint("Are they of the same corpus, and both whole?")
        .exception();
  }
}
