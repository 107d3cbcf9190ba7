package org.attentiontoolkit.tasks.metric.chrf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each n-gram of one order occurs.
 *
 * @param counts by n-gram
 * @param total of all
 */
record NgramCounts(Map<String, Integer> counts, int total) {

  /**
   * The n-grams of a sequence.
   *
   * @param between what joins their parts
   */
  static NgramCounts of(List<String> sequence, int n, String between) {
    Map<String, Integer> counts = new HashMap<>();
    int total = Math.max(0, sequence.size() - n + 1);
    for (int i = 0; i < total; i++) {
      counts.merge(String.join(between, sequence.subList(i, i + n)), 1, Integer::sum);
    }
    return new NgramCounts(counts, total);
  }

  /** How many of these occur in a reference, too; no more often than there. */
  int matches(NgramCounts reference) {
    int matches = 0;
    for (Map.Entry<String, Integer> ngram : counts.entrySet()) {
      matches += Math.min(ngram.getValue(), reference.counts.getOrDefault(ngram.getKey(), 0));
    }
    return matches;
  }
}
