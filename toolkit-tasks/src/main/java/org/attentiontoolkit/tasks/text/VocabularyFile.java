package org.attentiontoolkit.tasks.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.WholeFile;

/**
 * A vocabulary as plain text: one token a line in the order of their numbers, the three specials
 * first, every line ended by a line feed.
 */
public final class VocabularyFile {
  private VocabularyFile() {}

  /** Writes the file, whole or not at all. */
  public static void write(Vocabulary vocabulary, Path file) {
    WholeFile.write(file, String.join("\n", vocabulary.tokens()) + "\n");
  }

  /**
   * Reads a file, strictly: the specials stand first, no line is empty or told twice, and the last
   * line is ended (a file cut short usually is not).
   */
  public static Vocabulary read(Path file) {
    Map<String, Integer> lines = new HashMap<>();
    List<String> words = new ArrayList<>();
    try (TextLines in = TextLines.open(file)) {
      for (Optional<String> line = in.next(); line.isPresent(); line = in.next()) {
        String token = line.get();
        check(token, in, lines);
        if (in.number() > Vocabulary.SPECIALS.size()) {
          words.add(token);
        }
      }
      checkEnd(in, file, words);
    }
    return new Vocabulary(words);
  }

  private static void check(String token, TextLines in, Map<String, Integer> lines) {
    int number = in.number();
    if (number <= Vocabulary.SPECIALS.size()) {
      String special = Vocabulary.SPECIALS.get(number - 1);
      if (!token.equals(special)) {
        throw wrong(
            in.place(), "Line " + number + " must be " + special + ", but is \"" + token + "\".");
      }
    }
    if (token.isEmpty()) {
      throw wrong(in.place(), "The line is empty.");
    }
    Integer first = lines.putIfAbsent(token, number);
    if (first != null) {
      throw wrong(in.place(), "\"" + token + "\" stands already in line " + first + ".");
    }
  }

  private static void checkEnd(TextLines in, Path file, List<String> words) {
    if (in.number() < Vocabulary.SPECIALS.size()) {
      throw wrong(file.toString(), "The file ends before the three special tokens.");
    }
    if (words.isEmpty()) {
      throw Problem.input("vocabulary.empty", "The vocabulary has no word.")
          .at(file.toString())
          .exception();
    }
    if (!in.endedWithLineFeed()) {
      throw wrong(in.place(), "The last line is not ended: the file seems cut short.");
    }
  }

  private static ToolkitException wrong(String where, String sentence) {
    return Problem.input("vocabulary.file", sentence)
        .at(where)
        .hint(
            "A vocabulary file holds one token a line, first "
                + String.join(", ", Vocabulary.SPECIALS)
                + ".")
        .exception();
  }
}
