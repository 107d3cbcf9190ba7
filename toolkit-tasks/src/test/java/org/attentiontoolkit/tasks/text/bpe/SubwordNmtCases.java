package org.attentiontoolkit.tasks.text.bpe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.attentiontoolkit.api.text.TrainingText;
import org.attentiontoolkit.tasks.text.WordTokenizer;

/** What real subword-nmt 0.3.8 says (subword_nmt_cases.py). */
final class SubwordNmtCases {
  private SubwordNmtCases() {}

  /** The sections of a case file, each with its lines. */
  record Sections(Map<String, List<String>> lines) {
    List<String> get(String name) {
      return Objects.requireNonNull(lines.get(name), name);
    }
  }

  static Sections sections(String file) throws IOException {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : lines(file)) {
      if (line.startsWith("== ")) {
        section = new ArrayList<>();
        sections.put(line.substring(3), section);
      } else {
        section.add(line);
      }
    }
    return new Sections(sections);
  }

  static List<String> lines(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SubwordNmtCases.class.getResourceAsStream(file), file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      // U+2028 and the like end no line.
      return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }
  }

  static BpeTokenizer.Config config(int merges, int threshold, double dropout) {
    return config(merges, threshold, dropout, Optional.empty());
  }

  static BpeTokenizer.Config config(
      int merges, int threshold, double dropout, Optional<Path> codes) {
    return new BpeTokenizer.Config(
        merges, 2, BpeTokenizer.LearnFrom.BOTH, codes, threshold, dropout, new WordTokenizer());
  }

  /** A tokenizer that has learned from lines. */
  static BpeTokenizer learned(BpeTokenizer.Config config, List<String> lines) {
    BpeTokenizer fresh = new BpeTokenizer(config);
    TrainingText.Side side = new TrainingText.Side(fresh, lines::forEach);
    return fresh.learn(new TrainingText(side, List.of(side)));
  }
}
