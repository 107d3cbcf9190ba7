package org.attentiontoolkit.tasks.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Counts tokens and keeps the most frequent. Equally frequent ones stand in code point order, so
 * the same text in any order gives the same vocabulary.
 */
public final class VocabularyBuilder {
  private final String what;
  private final Map<String, Count> counts = new HashMap<>();

  /** A builder for the vocabulary of, say, {@code "source side of train.de"}. */
  public VocabularyBuilder(String what) {
    this.what = what;
  }

  /** Counts the tokens of one sentence. */
  public void add(List<String> sentence) {
    for (String token : sentence) {
      counts.computeIfAbsent(token, t -> new Count()).seen++;
    }
  }

  /**
   * The vocabulary of what was counted.
   *
   * @param limits how rare a token may be and how many there may be
   */
  public Vocabulary build(VocabularyLimits limits) {
    List<String> words =
        counts.entrySet().stream()
            .filter(e -> e.getValue().seen >= limits.minFrequency())
            .filter(e -> !Vocabulary.SPECIALS.contains(e.getKey()))
            .sorted(BY_RANK)
            .limit(limits.maxWords())
            .map(Map.Entry::getKey)
            .toList();
    if (words.isEmpty()) {
      throw Problem.input("vocabulary.empty", "The vocabulary of the " + what + " has no word.")
          .hint(whyEmpty(limits))
          .exception();
    }
    return new Vocabulary(words);
  }

  private String whyEmpty(VocabularyLimits limits) {
    if (counts.isEmpty()) {
      return "No token was read: check the file.";
    }
    int most = counts.values().stream().mapToInt(c -> c.seen).max().orElse(0);
    return "Of "
        + counts.size()
        + " different tokens none occurs "
        + limits.minFrequency()
        + " times (the most frequent: "
        + most
        + "): lower min-frequency.";
  }

  private static final Comparator<Map.Entry<String, Count>> BY_RANK =
      Comparator.comparingInt((Map.Entry<String, Count> e) -> -e.getValue().seen)
          .thenComparing(Map.Entry::getKey, CodePoints::compare);

  private static final class Count {
    private int seen;
  }
}
