package org.attentiontoolkit.api.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.statistics.Bootstrap;
import org.attentiontoolkit.api.statistics.Contributions;

/**
 * A score and what each example contributed to it.
 *
 * @param score of all examples
 * @param contributions of each
 */
public record Measured(MetricScore score, Contributions contributions) {
  /** A score that follows from what each example contributes to it. */
  public static Measured of(
      String name, Contributions all, String definition, MetricScore.Better better) {
    return new Measured(new MetricScore(name, all.score(), definition, better), all);
  }

  /**
   * Scores with their intervals.
   *
   * @param scores in the order to show them
   * @param resamples by the name of the score, the scores of {@link Bootstrap#STANDARD}'s resamples
   */
  public record Bootstrapped(List<MetricScore> scores, Map<String, List<Double>> resamples) {}

  /** Adds intervals to scores of the same examples. */
  public static Bootstrapped bootstrap(List<Measured> all) {
    if (all.isEmpty()) {
      return new Bootstrapped(List.of(), Map.of());
    }
    List<double[]> resampled =
        Bootstrap.STANDARD.scores(all.stream().map(Measured::contributions).toList());
    List<MetricScore> scores = new ArrayList<>();
    Map<String, List<Double>> resamples = new LinkedHashMap<>();
    for (int i = 0; i < resampled.size(); i++) {
      double[] values = resampled.get(i);
      MetricScore score = all.get(i).score();
      scores.add(score.within(Bootstrap.percentiles(values)));
      resamples.put(score.name(), Arrays.stream(values).boxed().toList());
    }
    return new Bootstrapped(scores, resamples);
  }
}
