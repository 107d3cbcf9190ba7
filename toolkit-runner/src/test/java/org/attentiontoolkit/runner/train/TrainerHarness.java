package org.attentiontoolkit.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.model.DecoderFactory;
import org.attentiontoolkit.api.model.EncoderFactory;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Selection;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.optim.Clipping;
import org.attentiontoolkit.tensor.optim.ExponentialAverage;
import org.attentiontoolkit.tensor.optim.ParameterUpdates;
import org.attentiontoolkit.tensor.optim.Sgd;
import org.attentiontoolkit.tensor.optim.schedule.Constant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the trainer share: a task worked out by hand, and what the trainer tells. */
abstract class TrainerHarness {
  static final double RATE = 0.25;

  @TempDir Path folder;
  final Engine engine = Engine.create(EngineOptions.defaults().withThreads(1));
  final Parameters parameters = new Parameters();
  final Recorder events = new Recorder();

  @AfterEach
  void close() {
    engine.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .as("however training ended")
        .filteredOn(Thread::isAlive)
        .extracting(Thread::getName)
        .doesNotContain(BatchFeed.THREAD);
  }

  static double rising(long n) {
    return n;
  }

  final Trainer<?, ?> trainer(Quadratic task, Plan plan, Stop interrupted) {
    return trainer(task, parameters, plan, interrupted);
  }

  final Trainer<?, ?> trainer(Quadratic task, Parameters trained, Plan plan, Stop interrupted) {
    Learner<Quadratic.Numbered, TaskModel<Quadratic.Numbered>> learner =
        learner(task, trained, plan);
    Path file = folder.resolve(trained == parameters ? "model.safetensors" : "other.safetensors");
    return new Trainer<>(learner, plan.build(), events, interrupted, new ModelFile(file, trained));
  }

  final Learner<Quadratic.Numbered, TaskModel<Quadratic.Numbered>> learner(
      Quadratic task, Parameters trained, Plan plan) {
    TaskModel<Quadratic.Numbered> model = task.build(new NoParts(), trained.root());
    trained.allocate(engine, 1);
    ParameterUpdates optimizer =
        new ParameterUpdates(trained, engine, new Sgd(0, false, 0), Clipping.none());
    return new Learner<>(
        engine,
        task,
        model,
        trained,
        optimizer,
        plan.decay.map(d -> new ExponentialAverage(trained, engine, d)),
        new Constant(plan.rate),
        1);
  }

  static final class Plan {
    private int epochs = 1;
    private long steps = TrainingPlan.NEVER;
    private int accumulate = 1;
    private long logEvery = 100;
    private long evaluateSteps = TrainingPlan.NEVER;
    private int patience = TrainingPlan.NEVER;
    private double rate = RATE;
    private Optional<Double> decay = Optional.empty();
    private TrainingPlan.Keep keep = TrainingPlan.Keep.BEST;

    Plan epochs(int value) {
      epochs = value;
      return this;
    }

    Plan steps(long value) {
      steps = value;
      return this;
    }

    Plan accumulate(int value) {
      accumulate = value;
      return this;
    }

    Plan logEvery(long value) {
      logEvery = value;
      return this;
    }

    Plan evaluateSteps(long value) {
      evaluateSteps = value;
      return this;
    }

    Plan patience(int value) {
      patience = value;
      return this;
    }

    Plan rate(double value) {
      rate = value;
      return this;
    }

    Plan average(double value) {
      decay = Optional.of(value);
      return this;
    }

    Plan keep(TrainingPlan.Keep value) {
      keep = value;
      return this;
    }

    TrainingPlan build() {
      return new TrainingPlan(
          epochs,
          steps,
          accumulate,
          logEvery,
          1,
          evaluateSteps,
          patience,
          keep,
          List.of(EvaluationSet.VALID),
          Optional.of(new Selection(EvaluationSet.VALID, "points")));
    }
  }

  final class Recorder implements TrainingEvents {
    final List<Long> evaluatedAt = new ArrayList<>();
    final List<Boolean> best = new ArrayList<>();
    final List<String> stepOnDisk = new ArrayList<>();
    final List<Long> measuredAt = new ArrayList<>();
    final List<MetricValues> measured = new ArrayList<>();
    int steps;
    long expected;

    @Override
    public void begin(long steps) {
      expected = steps;
    }

    @Override
    public void stepped(TrainingState state, double loss, int tokens) {
      steps++;
    }

    @Override
    public void measured(TrainingState state, MetricValues values) {
      measuredAt.add(state.step());
      measured.add(values);
    }

    @Override
    public void evaluating(TrainingState state) {}

    @Override
    public void evaluated(TrainingState state, List<Evaluation> evaluations, boolean isBest) {
      evaluatedAt.add(state.step());
      best.add(isBest);
      Path model = folder.resolve("model.safetensors");
      if (Files.exists(model)) {
        try (SafeTensorsReader reader = SafeTensorsReader.open(model)) {
          stepOnDisk.add(reader.metadata().get("step"));
        }
      }
    }
  }

  private static final class NoParts implements ModelParts {
    @Override
    public EncoderFactory encoder() {
      throw new UnsupportedOperationException();
    }

    @Override
    public AttentionFactory attention() {
      throw new UnsupportedOperationException();
    }

    @Override
    public DecoderFactory decoder() {
      throw new UnsupportedOperationException();
    }
  }
}
