package org.attentiontoolkit.tasks.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.attentiontoolkit.tasks.store.ExampleStore;

/**
 * Examples that are far longer than the others: usually a paragraph, or a file in another format,
 * among sentences. One of them takes the memory and time of hundreds.
 *
 * @param usual as many tokens 95 of 100 examples have at the most
 * @param count how many outliers there are
 * @param longest some of them, the longest first
 */
public record Outliers(int usual, int count, List<Outlier> longest) {
  private static final double USUAL_SHARE = 0.95;

  /** How many times longer than usual is far longer. */
  private static final int FACTOR = 5;

  /** Shorter ones harm nobody. */
  private static final int LEAST = 100;

  private static final int NAMED = 3;

  /**
   * One of them.
   *
   * @param tokens of the longer side, without {@code </s>}
   * @param number of the example in the data
   */
  public record Outlier(int tokens, int number) {}

  /** The outliers among examples, if there are any. */
  public static Optional<Outliers> of(ExampleStore examples) {
    int usual = usual(examples);
    int limit = Math.max(LEAST, FACTOR * usual);
    int count = 0;
    List<Outlier> longest = new ArrayList<>();
    for (int i = 0; i < examples.count(); i++) {
      int length = length(examples, i);
      if (length > limit) {
        count++;
        longest.add(new Outlier(length, examples.number(i)));
        longest.sort(Comparator.comparingInt(Outlier::tokens).reversed());
        if (longest.size() > NAMED) {
          longest.removeLast();
        }
      }
    }
    return count == 0 ? Optional.empty() : Optional.of(new Outliers(usual, count, longest));
  }

  private static int usual(ExampleStore examples) {
    int most = 0;
    for (int i = 0; i < examples.count(); i++) {
      most = Math.max(most, length(examples, i));
    }
    int[] ofLength = new int[most + 1];
    for (int i = 0; i < examples.count(); i++) {
      ofLength[length(examples, i)]++;
    }
    int usual = 0;
    long shorter = ofLength[0];
    while (shorter <= (int) (USUAL_SHARE * (examples.count() - 1))) {
      shorter += ofLength[++usual];
    }
    return usual;
  }

  private static int length(ExampleStore examples, int example) {
    return Math.max(examples.source(example), examples.target(example)) - 1;
  }

  /**
   * A warning.
   *
   * @param examples what they are, such as {@code pairs}
   * @param place where the example of a number is
   */
  public String words(String examples, IntFunction<String> place) {
    int more = count - NAMED;
    return longest.stream()
            .map(e ->
                String.format(Locale.ROOT, "%,d tokens at %s", e.tokens(), place.apply(e.number())))
            .collect(
                Collectors.joining(
                    "; ",
                    String.format(
                        Locale.ROOT,
                        "Training has %s far longer than the others, of which 95 in 100 have at"
                            + " most %,d tokens: ",
                        examples,
                        usual),
                    more > 0 ? "; and %,d more".formatted(more) : ""))
        + ". max-length leaves such "
        + examples
        + " out.";
  }
}
