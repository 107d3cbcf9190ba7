package org.attentiontoolkit.api.task;

import java.util.List;

/**
 * What came out on a split.
 *
 * @param split which one
 * @param scores in the order to show them
 * @param predictions one an example, in the order of the data
 * @param maps attention of some examples, for looking at
 * @param breakdowns scores by something, such as the length of the source
 */
public record Evaluation(
    Split split,
    List<Score> scores,
    List<Prediction> predictions,
    List<AttentionMap> maps,
    List<Breakdown> breakdowns) {

  /**
   * One score.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public Score score(String name) {
    return scores.stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no score named " + name));
  }
}
