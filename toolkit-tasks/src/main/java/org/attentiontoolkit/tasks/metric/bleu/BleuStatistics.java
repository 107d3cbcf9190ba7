package org.attentiontoolkit.tasks.metric.bleu;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What segments contribute to BLEU; those of a corpus are the sums of its segments'.
 *
 * @param hypothesisLength tokens of the hypotheses
 * @param referenceLength tokens of the closest references
 * @param matches n-grams that occur in a reference too, clipped to the most in any one; by order
 * @param totals n-grams of the hypotheses by order
 */
public record BleuStatistics(
    long hypothesisLength, long referenceLength, List<Long> matches, List<Long> totals) {
  /** The longest n-grams counted. */
  public static final int MAX_ORDER = 4;

  /** No segment. */
  public static final BleuStatistics ZERO =
      new BleuStatistics(0, 0, List.of(0L, 0L, 0L, 0L), List.of(0L, 0L, 0L, 0L));

  /** The statistics of one tokenised segment against one or more references. */
  static BleuStatistics of(List<String> hypothesis, List<List<String>> references) {
    Map<String, Integer> clip = new HashMap<>();
    for (List<String> reference : references) {
      ngrams(reference).forEach((ngram, count) -> clip.merge(ngram, count, Math::max));
    }
    Long[] matches = {0L, 0L, 0L, 0L};
    ngrams(hypothesis)
        .forEach((ngram, count) ->
            matches[order(ngram) - 1] += Math.min(count, clip.getOrDefault(ngram, 0)));
    int length = hypothesis.size();
    List<Long> totals =
        List.of(atLeast0(length), atLeast0(length - 1), atLeast0(length - 2), atLeast0(length - 3));
    return new BleuStatistics(length, closest(length, references), List.of(matches), totals);
  }

  /** The sum of both. */
  public BleuStatistics plus(BleuStatistics other) {
    return new BleuStatistics(
        hypothesisLength + other.hypothesisLength,
        referenceLength + other.referenceLength,
        sum(matches, other.matches),
        sum(totals, other.totals));
  }

  /** The same numbers as columns: both lengths, matches, totals; a value a segment in each. */
  public static List<double[]> columns(List<BleuStatistics> segments) {
    return IntStream.range(0, 2 + 2 * MAX_ORDER)
        .mapToObj(column -> segments.stream().mapToDouble(s -> s.number(column)).toArray())
        .toList();
  }

  private long number(int column) {
    return switch (column) {
      case 0 -> hypothesisLength;
      case 1 -> referenceLength;
      default ->
          column < 2 + MAX_ORDER ? matches.get(column - 2) : totals.get(column - 2 - MAX_ORDER);
    };
  }

  /** The statistics of sums over {@link #columns}. */
  public static BleuStatistics ofColumns(double[] sums) {
    List<Long> counts = Arrays.stream(sums).mapToObj(Math::round).toList();
    return new BleuStatistics(
        counts.get(0),
        counts.get(1),
        counts.subList(2, 2 + MAX_ORDER),
        counts.subList(2 + MAX_ORDER, 2 + 2 * MAX_ORDER));
  }

  /** Every n-gram up to the longest with its count; a token holds no space, so joining is safe. */
  private static Map<String, Integer> ngrams(List<String> tokens) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      StringBuilder ngram = new StringBuilder();
      for (int n = 0; n < MAX_ORDER && i + n < tokens.size(); n++) {
        ngram.append(n == 0 ? "" : " ").append(tokens.get(i + n));
        counts.merge(ngram.toString(), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static int order(String ngram) {
    return 1 + (int) ngram.chars().filter(c -> c == ' ').count();
  }

  /** The reference length nearest to the hypothesis's, the shorter of two equally near. */
  private static long closest(int length, List<List<String>> references) {
    int best = references.getFirst().size();
    for (List<String> reference : references) {
      int size = reference.size();
      int closer = Integer.compare(Math.abs(size - length), Math.abs(best - length));
      if (closer < 0 || (closer == 0 && size < best)) {
        best = size;
      }
    }
    return best;
  }

  private static long atLeast0(int count) {
    return Math.max(0, count);
  }

  private static List<Long> sum(List<Long> a, List<Long> b) {
    return IntStream.range(0, a.size()).mapToObj(i -> a.get(i) + b.get(i)).toList();
  }
}
