package org.attentiontoolkit.tasks.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Examples that are far longer than the others: usually a paragraph, or a file in another format,
 * among sentences. One of them takes the memory and time of hundreds.
 *
 * @param usual as many tokens 95 of 100 examples have at the most
 * @param examples the outliers, the longest first
 */
record Outliers(int usual, List<ParallelExample> examples) {
  private static final double USUAL_SHARE = 0.95;

  /** How many times longer than usual is far longer. */
  private static final int FACTOR = 5;

  /** Shorter ones harm nobody. */
  private static final int LEAST = 100;

  private static final int NAMED = 3;

  /** The outliers among examples, if there are any. */
  static Optional<Outliers> of(List<ParallelExample> examples) {
    int[] lengths = examples.stream().mapToInt(Outliers::length).sorted().toArray();
    int usual = lengths[(int) (USUAL_SHARE * (lengths.length - 1))];
    int limit = Math.max(LEAST, FACTOR * usual);
    List<ParallelExample> far =
        examples.stream()
            .filter(e -> length(e) > limit)
            .sorted(Comparator.comparingInt(Outliers::length).reversed())
            .toList();
    return far.isEmpty() ? Optional.empty() : Optional.of(new Outliers(usual, far));
  }

  /** Tokens of the longer side, without {@code </s>}. */
  private static int length(ParallelExample example) {
    return Math.max(example.source().length, example.target().length) - 1;
  }

  /**
   * A warning.
   *
   * @param place where the example of a number is
   */
  String words(IntFunction<String> place) {
    int more = examples.size() - NAMED;
    return examples.stream()
            .limit(NAMED)
            .map(e ->
                String.format(
                    Locale.ROOT, "%,d tokens at %s", length(e), place.apply(e.text().number())))
            .collect(
                Collectors.joining(
                    "; ",
                    String.format(
                        Locale.ROOT,
                        "Training has pairs far longer than the others, of which 95 in 100 have at"
                            + " most %,d tokens: ",
                        usual),
                    more > 0 ? "; and %,d more".formatted(more) : ""))
        + ". max-length leaves such pairs out.";
  }
}
