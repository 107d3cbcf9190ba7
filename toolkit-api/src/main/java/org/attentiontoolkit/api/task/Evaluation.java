package org.attentiontoolkit.api.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.metric.MetricScore;

/**
 * What came out on an evaluation set.
 *
 * @param set its name, or {@link EvaluationSet#TRAIN}
 * @param scores in the order to show them, the one that matters most first; none where it is not
 *     known what would have been right
 * @param predictions one an example, in the order of the data
 * @param looks attention of some examples, how they were written, and each head over many
 * @param breakdowns scores by something, such as the length of the source
 * @param notes all that predictions can have, in the order to show them
 * @param resamples by the name of a score, its values on the resamples of {@link
 *     org.attentiontoolkit.api.statistics.Bootstrap#STANDARD}: two models are compared by the
 *     differences, resample by resample
 */
public record Evaluation(
    String set,
    List<MetricScore> scores,
    List<Prediction> predictions,
    Looks looks,
    List<Breakdown> breakdowns,
    List<Note> notes,
    Map<String, List<Double>> resamples) {

  /** An evaluation with maps alone to look at. */
  public Evaluation(
      String set,
      List<MetricScore> scores,
      List<Prediction> predictions,
      List<AttentionMap> maps,
      List<Breakdown> breakdowns,
      List<Note> notes,
      Map<String, List<Double>> resamples) {
    this(set, scores, predictions, Looks.of(maps), breakdowns, notes, resamples);
  }

  /** An evaluation without notes and resamples. */
  public Evaluation(
      String set,
      List<MetricScore> scores,
      List<Prediction> predictions,
      List<AttentionMap> maps,
      List<Breakdown> breakdowns) {
    this(set, scores, predictions, maps, breakdowns, List.of(), Map.of());
  }

  /** Attention of some examples. */
  public List<AttentionMap> maps() {
    return looks.maps();
  }

  /**
   * One score.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public MetricScore score(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("no score named " + name));
  }

  /** One score, if there is one of that name. */
  public Optional<MetricScore> find(String name) {
    return scores.stream().filter(s -> s.name().equals(name)).findFirst();
  }
}
