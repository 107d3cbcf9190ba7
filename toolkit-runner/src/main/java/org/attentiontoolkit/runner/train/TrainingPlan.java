package org.attentiontoolkit.runner.train;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.task.Selection;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TrainingData;

/**
 * How long to learn and when to look at what was learned.
 *
 * @param maxEpochs after how many epochs to stop
 * @param maxSteps after how many updates to stop, whichever comes first
 * @param accumulate how many batches an update learns; the last one of an epoch may have fewer
 * @param logEvery after how many updates to measure
 * @param evaluateEvery after how many epochs to evaluate
 * @param evaluateSteps after how many updates to evaluate besides
 * @param patience after how many evaluations without progress to stop
 * @param keep which parameters training ends with
 * @param watched the sets to evaluate, first the one that models are chosen by
 * @param best what says which of two models is better; nothing when none is chosen
 */
public record TrainingPlan(
    int maxEpochs,
    long maxSteps,
    int accumulate,
    long logEvery,
    int evaluateEvery,
    long evaluateSteps,
    int patience,
    Keep keep,
    List<String> watched,
    Optional<Selection> best) {

  /** Stands for a limit that is never reached. */
  public static final int NEVER = Integer.MAX_VALUE;

  /** Which parameters training ends with. */
  public enum Keep {
    /** Those with the best score. */
    BEST,
    /** The last ones. */
    LAST
  }

  /**
   * How many updates all epochs together make.
   *
   * @param stop looked at once an epoch
   */
  public long steps(TrainingData<?> data, Stop stop) {
    long steps = 0;
    for (int epoch = 0; epoch < maxEpochs && steps < maxSteps; epoch++) {
      stop.check();
      int batches = data.batches(epoch);
      if (batches == 0) {
        return steps;
      }
      steps += Math.ceilDiv(batches, accumulate);
    }
    return Math.min(steps, maxSteps);
  }
}
