package org.attentiontoolkit.runner.experiment;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.task.Selection;
import org.attentiontoolkit.api.training.ScheduleFactory;
import org.attentiontoolkit.runner.train.TrainingPlan;
import org.attentiontoolkit.tensor.optim.Clipping;
import org.attentiontoolkit.tensor.optim.Optimizer;
import org.attentiontoolkit.tensor.parameter.NamePattern;

/**
 * How a model learns.
 *
 * @param maxEpochs after how many times through the data to stop
 * @param maxSteps after how many updates to stop, if that comes first
 * @param accumulate how many batches an update learns
 * @param freeze patterns of the parameters that stay as they are
 * @param optimizer how parameters follow their gradients
 * @param groups parameters that learn in their own way; the first that fits counts
 * @param schedule the learning rate of each update
 * @param clipNorm the longest the gradient of all parameters together may be
 * @param clipValue the largest a single gradient may be
 * @param average of the parameters, evaluated and kept in their place
 * @param evaluateEvery after how many epochs to evaluate
 * @param evaluateSteps after how many updates to evaluate besides
 * @param patience after how many evaluations without progress to stop
 * @param logEvery after how many updates to measure
 * @param keep which parameters the run ends with
 * @param keepLast of how many of the last evaluations to keep the parameters besides
 * @param keepBest of how many of the best
 * @param best which score says which of two models is better
 * @param evaluateOn which sets are evaluated while training beside that one
 */
record TrainingSettings(
    @Within("[1,)") int maxEpochs,
    @Within("[1,)") Optional<Long> maxSteps,
    @Within("[1,)") int accumulate,
    List<String> freeze,
    Optimizer optimizer,
    List<GroupSettings> groups,
    ScheduleFactory schedule,
    @Within("(0,)") Optional<Double> clipNorm,
    @Within("(0,)") Optional<Double> clipValue,
    Average average,
    @Within("[1,)") int evaluateEvery,
    @Within("[1,)") Optional<Long> evaluateSteps,
    @Within("[1,)") Optional<Integer> patience,
    @Within("[1,)") int logEvery,
    TrainingPlan.Keep keep,
    @Within("[0,)") int keepLast,
    @Within("[0,)") int keepBest,
    Optional<String> best,
    List<String> evaluateOn) {

  /** Checks what goes together. */
  TrainingSettings {
    freeze.forEach(NamePattern::of);
    if (clipNorm.isPresent() && clipValue.isPresent()) {
      throw new IllegalArgumentException("clip-norm and clip-value cannot both be set");
    }
  }

  /**
   * The exponential moving average of the parameters.
   *
   * @param decay how much of it stays at an update; without it there is no average
   */
  record Average(@Within("[0, 1)") Optional<Double> decay) {}

  /** Whether it matters which of two models is better. */
  boolean choosesByScore() {
    return keep == TrainingPlan.Keep.BEST || keepBest > 0 || patience.isPresent();
  }

  TrainingPlan plan(List<String> watched, Optional<Selection> chosenBy) {
    return new TrainingPlan(
        maxEpochs,
        maxSteps.orElse((long) TrainingPlan.NEVER),
        accumulate,
        logEvery,
        evaluateEvery,
        evaluateSteps.orElse((long) TrainingPlan.NEVER),
        patience.orElse(TrainingPlan.NEVER),
        keep,
        watched,
        chosenBy);
  }

  Clipping clipping() {
    return clipNorm
        .map(Clipping::byNorm)
        .or(() -> clipValue.map(Clipping::byValue))
        .orElseGet(Clipping::none);
  }
}
