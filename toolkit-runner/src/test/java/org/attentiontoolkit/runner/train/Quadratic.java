package org.attentiontoolkit.runner.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Loss;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.Selection;
import org.attentiontoolkit.api.task.Task;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.api.task.TrainingData;
import org.attentiontoolkit.api.task.Workspace;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * A task small enough to work out by hand: one parameter p, loss (p − 3)², of which each batch has
 * two. Evaluations score what the test wants, by their number.
 */
public final class Quadratic
    implements Task, PreparedTask<Quadratic.Numbered, TaskModel<Quadratic.Numbered>> {
  private static final double GOAL = 3;
  private static final int PREDICTIONS = 2;

  private final int batches;
  private final LongToDoubleFunction scores;
  private Optional<LongToDoubleFunction> losses = Optional.empty();
  private final List<String> seen = new ArrayList<>();
  private int evaluations;
  private int poisonedBatch = -1;

  /** A task with so many batches an epoch, whose n-th evaluation (from 0) scores f(n). */
  public Quadratic(int batches, LongToDoubleFunction scores) {
    this.batches = batches;
    this.scores = scores;
  }

  /** The same, whose n-th evaluation (from 0) scores a loss, too. */
  public Quadratic withLoss(LongToDoubleFunction loss) {
    losses = Optional.of(loss);
    return this;
  }

  /** The same, whose loss of one batch of each epoch is not a number. */
  public Quadratic poisoned(int batch) {
    poisonedBatch = batch;
    return this;
  }

  /** The batches that were asked for, as {@code epoch:position}. */
  public List<String> seen() {
    return seen;
  }

  @Override
  public void check() {}

  @Override
  public void checkModel(ModelParts parts, ParameterScope scope) {
    build(parts, scope);
  }

  @Override
  public Quadratic prepare(Workspace workspace) {
    return this;
  }

  @Override
  public Quadratic restore(Workspace workspace) {
    return this;
  }

  @Override
  public List<DataFact> data() {
    return List.of();
  }

  @Override
  public List<DataFact> data(String set) {
    return List.of();
  }

  @Override
  public TaskModel<Numbered> build(ModelParts parts, ParameterScope scope) {
    Parameter p = scope.parameter("p", Shape.of(1), Initializers.zeros());
    return (tape, batch) -> loss(tape, batch, p);
  }

  private Loss loss(Tape tape, Numbered batch, Parameter p) {
    Tensor loss = tape.result(Shape.of(), p);
    double off = p.data().get(0) - GOAL;
    loss.data().set(0, batch.position == poisonedBatch ? Double.NaN : PREDICTIONS * off * off);
    tape.record(
        loss,
        () -> {
          DenseArray gradient = tape.gradientToAddTo(p);
          gradient.set(0, gradient.get(0) + tape.upstream(loss).get(0) * PREDICTIONS * 2 * off);
        });
    return Loss.of(new Loss.Part("square", loss, PREDICTIONS));
  }

  @Override
  public TrainingData<Numbered> training() {
    return new TrainingData<>() {
      @Override
      public int batches(int epoch) {
        return batches;
      }

      @Override
      public Numbered batch(int epoch, int position) {
        seen.add(epoch + ":" + position);
        return new Numbered(position);
      }
    };
  }

  @Override
  public Evaluation evaluate(Engine engine, TaskModel<Numbered> model, String set) {
    int number = evaluations++;
    List<MetricScore> all = new ArrayList<>();
    all.add(
        new MetricScore(
            "points", scores.applyAsDouble(number), "by the test", MetricScore.Better.HIGHER));
    losses.ifPresent(l ->
        all.add(
            new MetricScore(
                "loss", l.applyAsDouble(number), "by the test", MetricScore.Better.LOWER)));
    return new Evaluation(set, all, List.of(), List.of(), List.of());
  }

  @Override
  public List<EvaluationSet> evaluationSets() {
    return List.of(new EvaluationSet(EvaluationSet.VALID, List.of("points", "loss")));
  }

  @Override
  public Optional<Selection> selection() {
    return Optional.of(new Selection(EvaluationSet.VALID, "points"));
  }

  /** A batch that is its place. */
  public record Numbered(int position) implements Batch {
    @Override
    public Map<String, Long> predictions() {
      return Map.of("square", (long) PREDICTIONS);
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public int tokens() {
      return 4;
    }
  }
}
