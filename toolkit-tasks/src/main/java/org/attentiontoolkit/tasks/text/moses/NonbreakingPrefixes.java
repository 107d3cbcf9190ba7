package org.attentiontoolkit.tasks.text.moses;

import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.UResourceBundle;
import java.nio.file.Path;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;
import org.attentiontoolkit.tensor.file.WholeFile;

/**
 * Abbreviations, without their dot, whose dot ends no sentence. Their file is as Moses has it: one
 * a line, {@code No #NUMERIC_ONLY#} before numbers only; other lines that begin with {@code #} are
 * comments.
 *
 * @param always those that keep their dot
 * @param beforeNumbers those that keep it before a number
 */
record NonbreakingPrefixes(Set<String> always, Set<String> beforeNumbers) {
  private static final String NUMERIC_ONLY = "#NUMERIC_ONLY#";
  private static final String BREAKS = "com/ibm/icu/impl/data/icudata/brkitr";

  /** Those of a file. */
  static NonbreakingPrefixes read(Path file) {
    Set<String> always = new TreeSet<>();
    Set<String> beforeNumbers = new TreeSet<>();
    try (TextLines lines = TextLines.open(file)) {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        String prefix = Whitespace.strip(line.get());
        if (prefix.endsWith(NUMERIC_ONLY)) {
          beforeNumbers.add(
              Whitespace.strip(prefix.substring(0, prefix.length() - NUMERIC_ONLY.length())));
        } else if (!prefix.isEmpty() && !prefix.startsWith("#")) {
          always.add(prefix);
        }
      }
    }
    return new NonbreakingPrefixes(always, beforeNumbers);
  }

  /** Those that Unicode's CLDR knows of a language, and initials: single capital letters. */
  static NonbreakingPrefixes ofLanguage(String language) {
    Set<String> always = new TreeSet<>();
    Stream.iterate('A', letter -> letter <= 'Z', letter -> (char) (letter + 1))
        .forEach(letter -> always.add(String.valueOf(letter)));
    for (String abbreviation : abbreviations(language)) {
      if (abbreviation.endsWith(".") && abbreviation.indexOf(' ') < 0) {
        always.add(abbreviation.substring(0, abbreviation.length() - 1));
      }
    }
    return new NonbreakingPrefixes(always, Set.of());
  }

  private static List<String> abbreviations(String language) {
    try {
      return List.of(
          UResourceBundle.getBundleInstance(BREAKS, ULocale.forLanguageTag(language))
              .get("exceptions")
              .get("SentenceBreak")
              .getStringArray());
    } catch (MissingResourceException e) {
      return List.of();
    }
  }

  /** Writes them. */
  void write(Path file) {
    WholeFile.write(file, lines());
  }

  /** The lines of their file. */
  String lines() {
    return Stream.concat(
            always.stream(), beforeNumbers.stream().map(prefix -> prefix + " " + NUMERIC_ONLY))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
