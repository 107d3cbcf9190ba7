package org.attentiontoolkit.runner.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Selection;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.Stopped;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.api.task.TrainingData;
import org.attentiontoolkit.runner.train.state.StateVisitor;
import org.attentiontoolkit.runner.train.state.Stateful;
import org.attentiontoolkit.tensor.optim.ExponentialAverage;

/**
 * Goes through the batches, updates the parameters, evaluates, and keeps the best.
 *
 * @param <B> what is learned from
 * @param <M> the model
 */
public final class Trainer<B extends Batch, M extends TaskModel<B>> implements Stateful {
  private final Learner<B, M> learner;
  private final TrainingPlan plan;
  private final TrainingEvents events;
  private final Stop stop;
  private final ModelFile file;
  private final TrainingData<B> data;
  private final TrainingStep<B> step;
  private final TrainingState state = new TrainingState();
  private final MetricSums interval = new MetricSums();
  private long evaluatedAt = -1;
  private long writtenAt = -1;

  /**
   * A trainer that has not begun.
   *
   * @param stop asked before each update and while evaluating
   * @param file where the parameters to end with are kept
   */
  public Trainer(
      Learner<B, M> learner, TrainingPlan plan, TrainingEvents events, Stop stop, ModelFile file) {
    this.learner = learner;
    this.plan = plan;
    this.events = events;
    this.stop = stop;
    this.file = file;
    this.data = learner.task().training();
    this.step = new TrainingStep<>(learner, plan.accumulate());
  }

  /** Where training stands. */
  public TrainingState state() {
    return state;
  }

  /** After how many updates the parameters were as they are once {@link #train} is done. */
  public long keptStep() {
    return keepsBest() ? state.bestStep() : state.step();
  }

  /** The epoch of that update, counted from 0. */
  public int keptEpoch() {
    return keepsBest() ? state.bestEpoch() : state.epochOfStep();
  }

  /**
   * Trains to the end. Afterwards the parameters, and those in the file, are those the plan says to
   * keep; after an interruption they are the best of those evaluated, if any were. Where there is
   * an average, it is evaluated and kept in the parameters' place.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when a loss, a gradient, a parameter
   *     or a score is not finite
   */
  public TrainingEnd train() {
    TrainingEnd end = untilStopped();
    measure();
    if (keepsBest()) {
      file.read();
    } else {
      learner.average().ifPresent(ExponentialAverage::swap);
      requireFinite();
      write();
    }
    return end;
  }

  /**
   * Everything that changes while training goes on, by name; what is not listed is a function of
   * the configuration. It may be visited between updates: before {@link #train}, and when the
   * trainer asks whether to stop. The best parameters are in the model file, which belongs to it.
   */
  @Override
  public void visit(StateVisitor visitor) {
    state.visit(visitor.part("training"));
    evaluatedAt = visitor.whole("training.evaluated-at", evaluatedAt);
    interval.visit(visitor.part("interval"));
    visitSchedule(visitor.part("schedule"));
    StateVisitor optimizer = visitor.part("optimizer");
    learner.optimizer().resumeAt(optimizer.whole("steps", learner.optimizer().steps()));
    learner.optimizer().state().forEach(optimizer::array);
    learner
        .average()
        .ifPresent(average -> {
          average.resumeAt(visitor.whole("average.updates", average.updates()));
          visitor.array("average.values", average.values());
        });
    learner.parameters().saved().forEach(p -> visitor.array("parameter." + p.name(), p.data()));
  }

  private void visitSchedule(StateVisitor visitor) {
    Map<String, Double> values = new TreeMap<>(learner.schedule().state());
    values.replaceAll(visitor::number);
    learner.schedule().restore(values);
  }

  private TrainingEnd untilStopped() {
    try {
      events.begin(plan.steps(data, stop));
      TrainingEnd end = run();
      if (end != TrainingEnd.INTERRUPTED && evaluatedAt != state.step()) {
        evaluate();
      }
      return end;
    } catch (Stopped e) {
      return TrainingEnd.INTERRUPTED;
    }
  }

  private boolean keepsBest() {
    return plan.keep() == TrainingPlan.Keep.BEST && state.best().isPresent();
  }

  private TrainingEnd run() {
    try (BatchFeed<B> feed = new BatchFeed<>(data, plan, state.epoch(), state.position())) {
      while (true) {
        if (stop.requested()) {
          return TrainingEnd.INTERRUPTED;
        }
        long begin = System.nanoTime();
        Optional<BatchFeed.Share<B>> share =
            state.step() < plan.maxSteps() ? feed.next(stop) : Optional.empty();
        if (share.isEmpty()) {
          return TrainingEnd.DONE;
        }
        step(share.get(), begin);
        if (isDue(share.get().endsEpoch())) {
          evaluate();
          if (state.evaluationsWithoutProgress() >= plan.patience()) {
            return TrainingEnd.NO_PROGRESS;
          }
        }
        if (share.get().endsEpoch()) {
          state.epochEnded();
        }
      }
    }
  }

  private boolean isDue(boolean epochEnds) {
    return epochEnds && (state.epoch() + 1) % plan.evaluateEvery() == 0
        || state.step() % plan.evaluateSteps() == 0;
  }

  private void step(BatchFeed.Share<B> share, long begin) {
    TrainingStep.Result result =
        step.learn(state.step(), share.batches(), i -> where(share, share.position() + i));
    state.stepped(share.epoch(), share.end());
    interval.add(result, share.tokens(), System.nanoTime() - begin);
    events.stepped(state, result.sums().loss(), share.tokens());
    if (state.step() % plan.logEvery() == 0) {
      measure();
    }
  }

  private String where(BatchFeed.Share<B> share, int position) {
    return "step %d: epoch %d, batch %d of %d"
        .formatted(state.step() + 1, share.epoch() + 1, position + 1, share.ofEpoch());
  }

  private void measure() {
    if (!interval.isEmpty()) {
      events.measured(state, interval.take());
    }
  }

  private void evaluate() {
    measure();
    requireFinite();
    events.evaluating(state);
    learner.average().ifPresent(ExponentialAverage::swap);
    try {
      evaluateWhatIsKept();
    } finally {
      learner.average().ifPresent(ExponentialAverage::swap);
    }
  }

  private void evaluateWhatIsKept() {
    List<Evaluation> evaluations = new ArrayList<>();
    for (String set : plan.watched()) {
      Evaluation evaluation = learner.task().evaluate(learner.engine(), learner.model(), set);
      Finite.requireScores(evaluation, whereEvaluated());
      evaluations.add(evaluation);
    }
    evaluatedAt = state.step();
    boolean better = plan.best().isPresent() && choose(plan.best().get(), evaluations);
    if (better || plan.keep() == TrainingPlan.Keep.LAST) {
      write();
    }
    events.evaluated(state, evaluations, better);
  }

  /** Whether the model is the best so far. */
  private boolean choose(Selection best, List<Evaluation> evaluations) {
    Evaluation evaluation = best.among(evaluations).orElseThrow();
    MetricScore score = evaluation.score(best.score());
    // What breaks ties and what schedules follow, if the task scores it.
    Optional<Double> loss = evaluation.find("loss").map(MetricScore::value);
    learner.schedule().observe(loss.orElseGet(() -> lowerIsBetter(score)));
    return state.scored(score, loss.orElse(0.0));
  }

  /** Parameters may be broken by the last update without any loss that tells. */
  private void requireFinite() {
    Finite.requireParameters(
        learner.parameters(), learner.engine().kernels().updates(), whereEvaluated());
  }

  private String whereEvaluated() {
    return "step %d: epoch %d".formatted(state.step(), state.epochOfStep() + 1);
  }

  private void write() {
    if (writtenAt != state.step()) {
      file.write(state.step());
      writtenAt = state.step();
    }
  }

  private static double lowerIsBetter(MetricScore score) {
    return score.better() == MetricScore.Better.LOWER ? score.value() : -score.value();
  }
}
