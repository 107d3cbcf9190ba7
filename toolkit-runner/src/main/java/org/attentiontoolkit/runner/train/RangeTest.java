package org.attentiontoolkit.runner.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * The learning rate range test: Smith, "Cyclical learning rates for training neural networks", WACV
 * 2017, section 3.3, with rates that rise exponentially. Training begins with low rates, and goes
 * on until the highest or until the loss diverges.
 *
 * <p>The loss is smoothed by an exponential average without the bias of its beginning, {@code s_i =
 * a_i / (1 − β^i)} with {@code a_i = β a_(i−1) + (1 − β) loss_i}.
 */
public final class RangeTest {
  private static final double SMOOTHING = 0.98;

  /** So many times its lowest value the smoothed loss has diverged. */
  private static final double DIVERGED = 4;

  private static final int EVER = Integer.MAX_VALUE;

  private final RateRange range;
  private final List<Point> points = new ArrayList<>();
  private double average;
  private double lowest = Double.POSITIVE_INFINITY;

  private RangeTest(RateRange range) {
    this.range = range;
  }

  /**
   * One update.
   *
   * @param step its number, counted from 1
   * @param rate with which it was made
   * @param loss of its batches before it, what training makes small
   * @param smoothed all losses so far
   */
  public record Point(int step, double rate, double loss, double smoothed) {}

  /** Why it ended. */
  public enum End {
    /** With the highest rate. */
    DONE,
    /** The loss rose far above its lowest value, or was no number any more. */
    DIVERGED,
    /** The user asked for it. */
    INTERRUPTED
  }

  /**
   * What came out.
   *
   * @param points one an update
   * @param end why it ended
   */
  public record Result(List<Point> points, End end) {}

  /**
   * Makes the test. Afterwards the model is of no use.
   *
   * @param learner whose schedule is not followed
   * @param accumulate how many batches an update learns
   * @param stop asked before each update
   * @param watcher told of each update
   */
  public static <B extends Batch, M extends TaskModel<B>> Result run(
      Learner<B, M> learner, RateRange range, int accumulate, Stop stop, Consumer<Point> watcher) {
    Learner<B, M> rising =
        new Learner<>(
            learner.engine(),
            learner.task(),
            learner.model(),
            learner.parameters(),
            learner.optimizer(),
            Optional.empty(),
            range,
            learner.seed());
    RangeTest test = new RangeTest(range);
    End end = test.run(rising, accumulate, stop, watcher);
    return new Result(List.copyOf(test.points), end);
  }

  private <B extends Batch> End run(
      Learner<B, ?> learner, int accumulate, Stop stop, Consumer<Point> watcher) {
    TrainingPlan plan =
        new TrainingPlan(
            EVER,
            range.steps(),
            accumulate,
            EVER,
            EVER,
            EVER,
            EVER,
            TrainingPlan.Keep.LAST,
            List.of(),
            Optional.empty());
    TrainingStep<B> training = new TrainingStep<>(learner, accumulate);
    try (BatchFeed<B> feed = new BatchFeed<>(learner.task().training(), plan, 0, 0)) {
      for (int step = 1; step <= range.steps(); step++) {
        if (stop.requested()) {
          return End.INTERRUPTED;
        }
        List<B> batches = feed.next(stop).orElseThrow().batches();
        Optional<Double> loss = loss(training, step, batches);
        if (loss.isEmpty() || diverges(step, loss.get(), watcher)) {
          return End.DIVERGED;
        }
      }
      return End.DONE;
    }
  }

  /** Nothing when it, or its gradient, is no number. */
  private static <B extends Batch> Optional<Double> loss(
      TrainingStep<B> training, int step, List<B> batches) {
    try {
      return Optional.of(
          training.learn(step - 1L, batches, _ -> "step " + step).sums().objective());
    } catch (ToolkitException e) {
      if (e.problems().getFirst().id().endsWith("-not-finite")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean diverges(int step, double loss, Consumer<Point> watcher) {
    average = SMOOTHING * average + (1 - SMOOTHING) * loss;
    double smoothed = average / (1 - Math.pow(SMOOTHING, step));
    Point point = new Point(step, range.rate(step), loss, smoothed);
    points.add(point);
    watcher.accept(point);
    lowest = Math.min(lowest, smoothed);
    return smoothed > DIVERGED * lowest;
  }
}
