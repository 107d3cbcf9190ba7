package org.attentiontoolkit.tasks.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.data.TextExample;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * The lines of one text file a set, read one at a time.
 *
 * <p>Refused, with file and line: bytes that are not UTF-8, no line at all, and lines that are
 * {@linkplain org.attentiontoolkit.api.text.Blanks#isEmpty empty} unless they are to be skipped.
 *
 * @param folder where the files are
 * @param train the file to learn from
 * @param valid the file to watch, evaluated first
 * @param test the file to score at the end
 * @param evaluation further files to score, by the names of their sets
 * @param emptyLines what is done with empty lines
 */
public record PlainText(
    Path folder,
    String train,
    Optional<String> valid,
    Optional<String> test,
    Map<String, String> evaluation,
    EmptyLines emptyLines)
    implements DataSource {
  /** What a line is called. */
  public static final String TEXT = "text";

  /** Checks the names of the sets. */
  public PlainText {
    new EvaluatedSets<>(valid, test, evaluation).check();
  }

  @Override
  public void check() {
    FileFact.requireReadable(
        Stream.concat(Stream.of(EvaluationSet.TRAIN), evaluationSets().stream()).map(this::file));
  }

  @Override
  public List<String> evaluationSets() {
    return evaluated().names();
  }

  @Override
  public List<String> fields(String set) {
    return List.of(TEXT);
  }

  @Override
  public String signature() {
    return "text, empty lines " + emptyLines;
  }

  @Override
  public String describe(String set) {
    return file(set).toString();
  }

  @Override
  public String place(String set, int number) {
    return file(set) + ":" + number;
  }

  @Override
  public List<DataFact> facts(String set, Stop stop) {
    return List.of(FileFact.of(set + "." + TEXT, file(set), stop));
  }

  @Override
  public void read(String set, Consumer<TextExample> receiver, Stop stop) {
    EmptyLineList empty = new EmptyLineList();
    int given = 0;
    try (TextLines lines = TextLines.open(file(set))) {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        stop.check();
        if (!empty.note(line.get(), lines)) {
          receiver.accept(new TextExample(List.of(line.get()), lines.number()));
          given++;
        }
      }
    }
    if (emptyLines == EmptyLines.REFUSE) {
      empty.refuse("Mend them, or set empty-lines = skip to leave such lines out.");
    }
    if (given == 0) {
      throw Problem.input("data.empty", "The text has no line.").at(describe(set)).exception();
    }
  }

  private Path file(String set) {
    return folder.resolve(set.equals(EvaluationSet.TRAIN) ? train : evaluated().of(set));
  }

  private EvaluatedSets<String> evaluated() {
    return new EvaluatedSets<>(valid, test, evaluation);
  }
}
