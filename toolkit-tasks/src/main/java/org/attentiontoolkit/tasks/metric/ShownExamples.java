package org.attentiontoolkit.tasks.metric;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.MetricScore;

/**
 * Of which examples it is shown what was looked at: the first ones and the worst, half and half.
 */
public final class ShownExamples {
  private ShownExamples() {}

  /**
   * Their places, in order.
   *
   * @param examples how many there are
   * @param wanted how many are shown at the most
   * @param measured says which are the worst; without it only the first are shown
   */
  public static List<Integer> of(int examples, int wanted, Optional<Measured> measured) {
    int most = Math.min(wanted, examples);
    Set<Integer> shown = new TreeSet<>();
    IntStream.range(0, measured.isPresent() ? (most + 1) / 2 : most).forEach(shown::add);
    measured.ifPresent(m -> shown.addAll(worst(examples, m, shown, most / 2)));
    return List.copyOf(shown);
  }

  private static List<Integer> worst(
      int examples, Measured measured, Set<Integer> without, int count) {
    double sign = measured.score().better() == MetricScore.Better.HIGHER ? 1 : -1;
    return IntStream.range(0, examples)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> sign * measured.contributions().single(i)))
        .filter(i -> !without.contains(i))
        .limit(count)
        .toList();
  }
}
