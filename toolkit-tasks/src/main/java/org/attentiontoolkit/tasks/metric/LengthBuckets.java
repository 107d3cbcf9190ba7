package org.attentiontoolkit.tasks.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.statistics.Bootstrap;
import org.attentiontoolkit.api.statistics.Contributions;
import org.attentiontoolkit.api.task.Breakdown;

/**
 * A score by the length of the source or the text: 1–10 tokens, 11–20 and so on, longer than 50
 * together, as in figure 2 of Bahdanau et al. 2015.
 */
public final class LengthBuckets {
  private static final int WIDTH = 10;
  private static final int LAST = 5;

  private LengthBuckets() {}

  /**
   * Scores each bucket that has examples.
   *
   * @param measured the score of all examples
   * @param by what is long, such as {@code source length}
   * @param lengths tokens of each example, without {@code </s>}
   */
  public static Breakdown of(Measured measured, String by, int[] lengths) {
    SortedMap<Integer, List<Integer>> buckets = new TreeMap<>();
    for (int i = 0; i < lengths.length; i++) {
      int bucket = Math.min(LAST, Math.max(0, lengths[i] - 1) / WIDTH);
      buckets.computeIfAbsent(bucket, b -> new ArrayList<>()).add(i);
    }
    List<Breakdown.Group> groups = new ArrayList<>();
    buckets.forEach((bucket, members) -> {
      Contributions of =
          measured.contributions().of(members.stream().mapToInt(Integer::intValue).toArray());
      groups.add(
          new Breakdown.Group(
              label(bucket), members.size(), of.score(), Bootstrap.STANDARD.interval(of)));
    });
    return new Breakdown(measured.score().name(), by, groups);
  }

  private static String label(int bucket) {
    int first = bucket * WIDTH + 1;
    return bucket == LAST ? first + "+" : first + "–" + (first + WIDTH - 1);
  }
}
