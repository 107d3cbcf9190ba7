package org.attentiontoolkit.tasks.text.sentencepiece;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Models that sentencepiece 0.2.3 trained, and what it makes of texts (sentencepiece_cases.py). */
public final class SentencePieceCases {
  private SentencePieceCases() {}

  record Case(String text, List<String> pieces, String joined) {}

  static List<Case> cases(String name) {
    String all = new String(unpacked(name + ".txt.gz"), StandardCharsets.UTF_8);
    // Other separators than the line feed end no line.
    return Stream.of(all.substring(0, all.length() - 1).split("\n", -1))
        .map(line -> line.split("\u001E", -1))
        .map(cells -> new Case(cells[0], pieces(cells[1]), cells[2]))
        .toList();
  }

  private static List<String> pieces(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split("\u001F", -1));
  }

  /** Writes a model's file; gives it. */
  public static Path model(Path folder, String name) {
    try {
      return Files.write(folder.resolve(name + ".model"), unpacked(name + ".model.gz"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] unpacked(String name) {
    try (InputStream in =
            Objects.requireNonNull(SentencePieceCases.class.getResourceAsStream(name), name);
        GZIPInputStream unpacked = new GZIPInputStream(in)) {
      return unpacked.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
