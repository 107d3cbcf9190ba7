package org.attentiontoolkit.runner.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.Loss;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.optim.ExponentialAverage;
import org.attentiontoolkit.tensor.optim.Update;

/**
 * One update of the parameters: loss, gradients, clipping, optimizer. It may learn several batches,
 * one after another; their gradients add up to that of the undivided batch, since each part of the
 * loss is divided by its predictions in all of them.
 *
 * @param <B> what is learned from
 */
public final class TrainingStep<B extends Batch> {
  private final Learner<B, ?> learner;
  private final int accumulate;

  /**
   * Steps of one learner.
   *
   * @param accumulate how many batches a step learns at the most
   */
  public TrainingStep(Learner<B, ?> learner, int accumulate) {
    this.learner = learner;
    this.accumulate = accumulate;
  }

  /**
   * What a step did.
   *
   * @param sums the loss before the update
   * @param update of the parameters
   */
  public record Result(LossSums sums, Update update) {}

  /**
   * Learns from batches.
   *
   * @param step how many updates were made before
   * @param batches at least one, at most as many as are accumulated
   * @param where the batch of a number is, for messages
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when the loss or a gradient is not
   *     finite; the parameters are untouched then
   */
  public Result learn(long step, List<B> batches, IntFunction<String> where) {
    if (batches.isEmpty() || batches.size() > accumulate) {
      throw new IllegalArgumentException(
          "a step learns 1 to %d batches, not %d".formatted(accumulate, batches.size()));
    }
    Map<String, Long> predictions = predictions(batches);
    LossSums sums = new LossSums();
    learner.parameters().clearGradients();
    for (int i = 0; i < batches.size(); i++) {
      int number = i;
      try (Tape tape = learner.engine().training(learner.seed(), step)) {
        Loss loss = learner.model().loss(tape, batches.get(i));
        requireCounts(loss, batches.get(i));
        Tensor objective = objective(tape, loss, predictions);
        Finite.requireLoss(objective.item(), () -> where.apply(number));
        tape.backward(objective, learner.parameters());
        sums.add(loss);
      }
    }
    Update update = learner.optimizer().step(learner.schedule().rate(step + 1));
    learner.average().ifPresent(ExponentialAverage::update);
    return new Result(sums, update);
  }

  private static Map<String, Long> predictions(List<? extends Batch> batches) {
    Map<String, Long> sums = new HashMap<>();
    batches.forEach(
        batch -> batch.predictions().forEach((name, count) -> sums.merge(name, count, Long::sum)));
    return sums;
  }

  /** This batch's share of what is made small: {@code Σ weight · sum / predictions}. */
  private static Tensor objective(Tape tape, Loss loss, Map<String, Long> predictions) {
    Tensor objective = share(tape, loss.parts().getFirst(), predictions);
    for (Loss.Part part : loss.parts().subList(1, loss.parts().size())) {
      objective = Pointwise.add(tape, objective, share(tape, part, predictions));
    }
    return objective;
  }

  private static Tensor share(Tape tape, Loss.Part part, Map<String, Long> predictions) {
    long all = predictions.getOrDefault(part.name(), 0L);
    return Pointwise.scale(tape, part.sum(), all == 0 ? 0 : part.weight() / all);
  }

  private static void requireCounts(Loss loss, Batch batch) {
    for (Loss.Part part : loss.parts()) {
      long expected = batch.predictions().getOrDefault(part.name(), 0L);
      if (part.count() != expected) {
        throw new IllegalStateException(
            "the part %s of the loss is a sum over %d predictions, but its batch says %d"
                .formatted(part.name(), part.count(), expected));
      }
    }
  }
}
