package org.attentiontoolkit.tasks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Split;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.text.Blanks;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.attentiontoolkit.tensor.file.Sha256;

/**
 * Sentence pairs from two text files a split, one sentence a line, read one line at a time.
 *
 * <p>Refused, with file and line: bytes that are not UTF-8, files of unequal length, no line at
 * all, and lines that are {@linkplain Blanks#isEmpty empty} unless they are to be skipped.
 *
 * @param folder where the files are
 * @param train the files to learn from
 * @param valid the files to watch
 * @param test the files to score
 * @param emptyLines what is done with empty lines
 */
public record ParallelText(
    Path folder, TextFiles train, TextFiles valid, TextFiles test, EmptyLines emptyLines)
    implements PairSource {
  private static final int LINES_NAMED = 5;

  @Override
  public void check() {
    List<Problem> problems =
        Stream.of(Split.values())
            .flatMap(split -> Stream.of(source(split), target(split)))
            .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
            .map(FileTrouble::opening)
            .toList();
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
  }

  @Override
  public String describe(Split split) {
    return source(split) + " and " + target(split);
  }

  @Override
  public String place(Split split, int number) {
    return source(split) + ":" + number + " and " + target(split) + ":" + number;
  }

  @Override
  public List<DataFact> facts(Split split, Stop stop) {
    return List.of(
        fact(split.key() + ".source", source(split), stop),
        fact(split.key() + ".target", target(split), stop));
  }

  private static DataFact fact(String name, Path file, Stop stop) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("path", file.toString());
    facts.put("bytes", String.valueOf(file.toFile().length()));
    try {
      facts.put("sha256", Sha256.of(file, stop::check));
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
    return new DataFact(name, facts);
  }

  @Override
  public void read(Split split, Consumer<SentencePair> receiver, Stop stop) {
    try (TextLines source = TextLines.open(source(split));
        TextLines target = TextLines.open(target(split))) {
      List<String> empty = new ArrayList<>();
      int given = 0;
      Optional<String> from = source.next();
      Optional<String> to = target.next();
      while (from.isPresent() && to.isPresent()) {
        stop.check();
        boolean wholeSource = noteEmpty(from.get(), source, empty);
        boolean wholeTarget = noteEmpty(to.get(), target, empty);
        if (wholeSource && wholeTarget) {
          receiver.accept(new SentencePair(from.get(), to.get(), source.number()));
          given++;
        }
        from = source.next();
        to = target.next();
      }
      if (from.isPresent() || to.isPresent()) {
        throw from.isPresent() ? unequal(source, target) : unequal(target, source);
      }
      refuseEmpty(empty);
      refuseNothing(given, split);
    }
  }

  private Path source(Split split) {
    return folder.resolve(filesOf(split).source());
  }

  private Path target(Split split) {
    return folder.resolve(filesOf(split).target());
  }

  private TextFiles filesOf(Split split) {
    return switch (split) {
      case TRAIN -> train;
      case VALID -> valid;
      case TEST -> test;
    };
  }

  private static boolean noteEmpty(String line, TextLines lines, List<String> empty) {
    if (Blanks.isEmpty(line)) {
      empty.add(lines.place());
      return false;
    }
    return true;
  }

  private void refuseEmpty(List<String> empty) {
    if (emptyLines == EmptyLines.REFUSE && !empty.isEmpty()) {
      int more = empty.size() - LINES_NAMED;
      String named = String.join(", ", empty.subList(0, Math.min(LINES_NAMED, empty.size())));
      throw Problem.input(
              "data.empty-line",
              empty.size() == 1 ? "A line is empty." : empty.size() + " lines are empty.")
          .at(more > 0 ? named + " and " + more + " more" : named)
          .hint("Mend them in both files, or set empty-lines = skip to leave such pairs out.")
          .exception();
    }
  }

  private void refuseNothing(int given, Split split) {
    if (given == 0) {
      throw Problem.input("data.empty", "The corpus has no sentence pair.")
          .at(describe(split))
          .exception();
    }
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
