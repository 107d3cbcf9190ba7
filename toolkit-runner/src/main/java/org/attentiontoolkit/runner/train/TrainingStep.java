package org.attentiontoolkit.runner.train;

import java.util.function.Supplier;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.Loss;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.optim.Update;

/** One update of the parameters: loss, gradients, clipping, optimizer. */
public final class TrainingStep {
  private final Learner learner;

  /** Steps of one learner. */
  public TrainingStep(Learner learner) {
    this.learner = learner;
  }

  /**
   * What a step did.
   *
   * @param objective what is made small: its mean over the batch's predictions, before the update
   * @param loss their mean negative log-likelihood
   * @param predictions how many they were
   * @param update of the parameters
   */
  public record Result(double objective, double loss, int predictions, Update update) {}

  /**
   * Learns from a batch.
   *
   * @param step how many updates were made before
   * @param where the batch is, for messages
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when the loss or a gradient is not
   *     finite; the parameters are untouched then
   */
  public Result learn(long step, Batch batch, Supplier<String> where) {
    learner.parameters().clearGradients();
    try (Tape tape = learner.engine().training(learner.seed(), step)) {
      Loss loss = learner.model().loss(tape, batch);
      double objective = loss.mean().item();
      Finite.requireLoss(objective, where);
      tape.backward(loss.mean(), learner.parameters());
      Update update = learner.optimizer().step(learner.schedule().rate(step + 1));
      return new Result(objective, loss.negativeLogLikelihood(), loss.predictions(), update);
    }
  }
}
