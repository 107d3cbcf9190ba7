package org.attentiontoolkit.tasks.text.bpe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.WholeFile;

/**
 * Codes as subword-nmt writes and reads them: a line {@value #VERSION}, then a merge a line, its
 * two symbols with a blank between them.
 */
final class BpeCodesFile {
  static final String VERSION = "#version: 0.2";
  private static final String MARK = "#version";

  private BpeCodesFile() {}

  /** Writes the file, whole or not at all. */
  static void write(BpeCodes codes, Path file) {
    WholeFile.write(
        file,
        codes.merges().stream()
            .map(Merge::toString)
            .collect(
                Collectors.joining("\n", VERSION + "\n", codes.merges().isEmpty() ? "" : "\n")));
  }

  /**
   * Reads a file, strictly.
   *
   * @throws ToolkitException naming the first line that is wrong
   */
  static BpeCodes read(Path file) {
    List<Merge> merges = new ArrayList<>();
    try (TextLines in = TextLines.open(file)) {
      checkVersion(in.next(), in);
      for (Optional<String> line = in.next(); line.isPresent(); line = in.next()) {
        merges.add(merge(line.get(), in));
      }
      if (!in.endedWithLineFeed()) {
        throw wrong("The last line is not ended: the file seems cut short.", in.place());
      }
    }
    return new BpeCodes(merges);
  }

  private static void checkVersion(Optional<String> first, TextLines in) {
    String line = first.orElse("").strip();
    if (line.equals(VERSION)) {
      return;
    }
    String place = in.number() == 0 ? in.name() : in.place();
    if (line.startsWith(MARK)) {
      throw Problem.input("bpe.version", "The codes are of another version: " + line + ".")
          .at(place)
          .hint(
              "Version 0.2 is read. Earlier versions end words by a symbol of its own, so their"
                  + " merges mean something else: learn anew.")
          .exception();
    }
    throw wrong("The first line is not " + VERSION + ".", place);
  }

  private static Merge merge(String line, TextLines in) {
    int blank = line.indexOf(' ');
    boolean two = blank > 0 && blank < line.length() - 1 && line.indexOf(' ', blank + 1) < 0;
    if (!two) {
      throw wrong("The line does not hold two symbols: \"" + line + "\".", in.place());
    }
    return new Merge(line.substring(0, blank), line.substring(blank + 1));
  }

  private static ToolkitException wrong(String sentence, String where) {
    return Problem.input("bpe.codes", sentence)
        .at(where)
        .hint(
            "A codes file begins with "
                + VERSION
                + "; each further line has two symbols with a blank between them.")
        .exception();
  }
}
