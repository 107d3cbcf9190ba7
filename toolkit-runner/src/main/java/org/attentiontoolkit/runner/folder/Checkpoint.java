package org.attentiontoolkit.runner.folder;

import java.util.Comparator;
import java.util.Optional;
import org.attentiontoolkit.api.metric.MetricScore;

/**
 * A model that an evaluation left.
 *
 * @param step after how many updates
 * @param epoch the epoch of the last of them, counted from 1
 * @param evaluation its number among all evaluations of the training, counted from 1
 * @param score by which models are chosen, where they are
 * @param loss of the same evaluation; 0 where the task has none
 */
public record Checkpoint(
    long step, int epoch, long evaluation, Optional<MetricScore> score, double loss) {

  /**
   * The best first, by the rule that chooses the model of a run: of equal scores the lower loss, of
   * equal losses the later one.
   */
  static final Comparator<Checkpoint> BEST_FIRST =
      Comparator.comparingDouble(Checkpoint::lowerIsBetter)
          .thenComparingDouble(Checkpoint::loss)
          .thenComparingLong(checkpoint -> -checkpoint.step());

  private double lowerIsBetter() {
    return score
        .map(s -> s.better() == MetricScore.Better.LOWER ? s.value() : -s.value())
        .orElse(0.0);
  }

  /** The name of its file. */
  String file() {
    return CheckpointFolder.BEFORE_STEP + step + CheckpointFolder.AFTER_STEP;
  }
}
