package org.attentiontoolkit.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
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
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.kernel.memory.MemoryBudget;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.optim.Clipping;
import org.attentiontoolkit.tensor.optim.ExponentialAverage;
import org.attentiontoolkit.tensor.optim.ParameterUpdates;
import org.attentiontoolkit.tensor.optim.Sgd;
import org.attentiontoolkit.tensor.optim.schedule.Constant;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final double RATE = 0.25;

  @TempDir private Path folder;
  private final Engine engine = Engine.create(EngineOptions.defaults().withThreads(1));
  private final Parameters parameters = new Parameters();
  private final Recorder events = new Recorder();

  @AfterEach
  void close() {
    engine.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .as("however training ended")
        .filteredOn(Thread::isAlive)
        .extracting(Thread::getName)
        .doesNotContain(BatchFeed.THREAD);
  }

  @Test
  void goesThroughAllEpochs() {
    Quadratic task = new Quadratic(3, TrainerTest::rising);
    Trainer<?, ?> trainer = trainer(task, new Plan().epochs(2), () -> false);
    assertThat(trainer.train()).isEqualTo(TrainingEnd.DONE);
    assertThat(task.seen()).containsExactly("0:0", "0:1", "0:2", "1:0", "1:1", "1:2");
    assertThat(trainer.state().step()).isEqualTo(6);
    assertThat(events.evaluatedAt).containsExactly(3L, 6L);
  }

  /** p ← p − ¼·2·(p − 3) halves the distance to 3 at each step. */
  @Test
  void followsTheGradient() {
    trainer(new Quadratic(4, TrainerTest::rising), new Plan(), () -> false).train();
    assertThat(parameters.values().get(0)).isCloseTo(3 - 3 / 16.0, within(1e-6));
  }

  /** Batches of an equal loss have the gradient of one of them, not its double. */
  @Test
  void anUpdateLearnsSeveralBatchesAndTheLastOfAnEpochFewer() {
    Quadratic task = new Quadratic(5, TrainerTest::rising);
    Trainer<?, ?> trainer =
        trainer(task, new Plan().epochs(2).accumulate(2).evaluateSteps(2), () -> false);
    trainer.train();
    assertThat(events.expected).isEqualTo(6);
    assertThat(trainer.state().step()).isEqualTo(6);
    assertThat(task.seen()).hasSize(10).startsWith("0:0", "0:1").doesNotHaveDuplicates();
    assertThat(events.evaluatedAt).containsExactly(2L, 3L, 4L, 6L);
    assertThat(parameters.values().get(0)).isCloseTo(3 - 3 / 64.0, within(1e-6));
    assertThat(events.measured.getFirst().metrics().get("train.loss"))
        .isCloseTo((9 + 2.25) / 2, within(1e-6));
  }

  @Test
  void aBatchIsNamedWithinItsUpdate() {
    Trainer<?, ?> trainer =
        trainer(
            new Quadratic(5, TrainerTest::rising).poisoned(3),
            new Plan().accumulate(2),
            () -> false);
    assertThatThrownBy(trainer::train).hasMessageContaining("step 2: epoch 1, batch 4 of 5");
  }

  @Test
  void stopsAfterMaxSteps() {
    Trainer<?, ?> trainer =
        trainer(new Quadratic(3, TrainerTest::rising), new Plan().epochs(9).steps(4), () -> false);
    assertThat(trainer.train()).isEqualTo(TrainingEnd.DONE);
    assertThat(trainer.state().step()).isEqualTo(4);
    assertThat(events.expected).isEqualTo(4);
    assertThat(events.evaluatedAt).as("the last parameters are evaluated").containsExactly(3L, 4L);
  }

  @Test
  void evaluatesEverySoManySteps() {
    trainer(new Quadratic(5, TrainerTest::rising), new Plan().evaluateSteps(2), () -> false)
        .train();
    assertThat(events.evaluatedAt).containsExactly(2L, 4L, 5L);
  }

  @Test
  void keepsTheBestParameters() {
    LongToDoubleFunction best = n -> n == 1 ? 10 : 0;
    Trainer<?, ?> trainer = trainer(new Quadratic(1, best), new Plan().epochs(4), () -> false);
    trainer.train();
    assertThat(parameters.values().get(0)).isCloseTo(3 - 3 / 4.0, within(1e-6));
    assertThat(trainer.keptStep()).isEqualTo(2);
    assertThat(events.best).containsExactly(true, true, false, false);
  }

  /** The file is the one place for them: a copy in memory would take four bytes a value. */
  @Test
  void theBestParametersAreOnDiskAndNotInMemoryAgain() {
    int values = 1 << 20;
    parameters.root().parameter("ballast", Shape.of(values), Initializers.constant(1));
    LongToDoubleFunction best = n -> n == 1 ? 10 : 0;
    Trainer<?, ?> trainer = trainer(new Quadratic(1, best), new Plan().epochs(4), () -> false);
    long before = MemoryBudget.ofProcess().taken();
    trainer.train();
    assertThat(MemoryBudget.ofProcess().taken() - before).isLessThan(2L * values);
    assertThat(events.stepOnDisk).containsExactly("1", "2", "2", "2");
    assertThat(parameters.values().get(values)).isCloseTo(3 - 3 / 4.0, within(1e-6));
  }

  /** p is 1.5, 2.25, 2.625, 2.8125; their average with decay ½ 1.5, 1.875, 2.25, 2.53125. */
  @Test
  void theAverageIsEvaluatedAndKeptWhileTrainingGoesOnWithTheParameters() {
    double[] averages = {1.5, 1.875, 2.25, 2.53125};
    for (TrainingPlan.Keep keep : TrainingPlan.Keep.values()) {
      Parameters fresh = new Parameters();
      List<Double> evaluated = new ArrayList<>();
      LongToDoubleFunction best =
          n -> {
            evaluated.add(fresh.values().get(0));
            return n == 1 ? 10 : 0;
          };
      Plan plan = new Plan().epochs(4).keep(keep).average(0.5);
      trainer(new Quadratic(1, best), fresh, plan, () -> false).train();
      assertThat(evaluated.stream().mapToDouble(v -> v).toArray())
          .containsExactly(averages, within(1e-6));
      assertThat(fresh.values().get(0))
          .isCloseTo(averages[keep == TrainingPlan.Keep.BEST ? 1 : 3], within(1e-6));
    }
  }

  @Test
  void keepsTheLastParametersWhenToldTo() {
    LongToDoubleFunction best = n -> n == 1 ? 10 : 0;
    Plan plan = new Plan().epochs(4).keep(TrainingPlan.Keep.LAST);
    Trainer<?, ?> trainer = trainer(new Quadratic(1, best), plan, () -> false);
    trainer.train();
    assertThat(parameters.values().get(0)).isCloseTo(3 - 3 / 16.0, within(1e-6));
    assertThat(trainer.keptStep()).isEqualTo(4);
  }

  @Test
  void stopsWithoutProgress() {
    LongToDoubleFunction best = n -> n == 1 ? 10 : 0;
    Trainer<?, ?> trainer =
        trainer(new Quadratic(1, best), new Plan().epochs(9).patience(2), () -> false);
    assertThat(trainer.train()).isEqualTo(TrainingEnd.NO_PROGRESS);
    assertThat(trainer.state().step()).isEqualTo(4);
  }

  /** A BLEU of 0 says nothing yet; a loss that falls does. */
  @Test
  void ofEqualScoresTheLowerLossIsBetterAndIsProgress() {
    Quadratic task = new Quadratic(1, n -> 0).withLoss(n -> n < 4 ? 5 - n : 9);
    Trainer<?, ?> trainer = trainer(task, new Plan().epochs(9).patience(2), () -> false);
    assertThat(trainer.train()).isEqualTo(TrainingEnd.NO_PROGRESS);
    assertThat(events.best).containsExactly(true, true, true, true, false, false);
    assertThat(trainer.keptStep()).isEqualTo(4);
    assertThat(trainer.keptEpoch()).isEqualTo(3);
  }

  @Test
  void aBetterScoreWinsAgainstALowerLoss() {
    Quadratic task = new Quadratic(1, n -> n == 1 ? 2 : 1).withLoss(n -> 5 - n);
    Trainer<?, ?> trainer = trainer(task, new Plan().epochs(4), () -> false);
    trainer.train();
    assertThat(events.best).containsExactly(true, true, false, false);
    assertThat(trainer.keptStep()).isEqualTo(2);
  }

  /** The later one has learned more, but waiting for more of the same is no progress. */
  @Test
  void ofEqualScoresAndLossesTheLaterModelIsKeptWithoutProgress() {
    for (Quadratic task :
        List.of(new Quadratic(1, n -> 0), new Quadratic(1, n -> 0).withLoss(n -> 1))) {
      Parameters fresh = new Parameters();
      Trainer<?, ?> trainer = trainer(task, fresh, new Plan().epochs(9).patience(3), () -> false);
      assertThat(trainer.train()).isEqualTo(TrainingEnd.NO_PROGRESS);
      assertThat(trainer.state().step()).isEqualTo(4);
      assertThat(trainer.keptStep()).isEqualTo(4);
      assertThat(fresh.values().get(0)).isCloseTo(3 - 3 / 16.0, within(1e-6));
    }
  }

  @Test
  void theEpochOfWhatIsKeptIsThatOfItsLastUpdate() {
    Plan plan = new Plan().epochs(2).evaluateSteps(2).keep(TrainingPlan.Keep.LAST);
    Trainer<?, ?> trainer = trainer(new Quadratic(3, TrainerTest::rising), plan, () -> false);
    trainer.train();
    assertThat(trainer.keptStep()).isEqualTo(6);
    assertThat(trainer.keptEpoch()).isEqualTo(1);
  }

  @Test
  void aScoreThatIsNotANumberEndsTraining() {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      LongToDoubleFunction scores = n -> n == 1 ? value : 1;
      Trainer<?, ?> trainer =
          trainer(new Quadratic(1, scores), new Parameters(), new Plan().epochs(3), () -> false);
      assertThatThrownBy(trainer::train)
          .isInstanceOf(ToolkitException.class)
          .hasMessageContaining("training.score-not-finite")
          .hasMessageContaining("points on valid is " + value)
          .hasMessageContaining("step 2: epoch 2")
          .satisfies(e -> assertThat(((ToolkitException) e).exitCode()).isEqualTo(1));
    }
    assertThat(events.best).as("of two runs").containsExactly(true, true);
  }

  /** The last update overflows: no loss is computed any more that could tell. */
  @Test
  void aParameterThatIsInfiniteEndsTraining() {
    for (TrainingPlan.Keep keep : TrainingPlan.Keep.values()) {
      Plan plan = new Plan().steps(1).keep(keep).rate(1e38);
      Trainer<?, ?> trainer =
          trainer(new Quadratic(9, TrainerTest::rising), new Parameters(), plan, () -> false);
      assertThatThrownBy(trainer::train)
          .isInstanceOf(ToolkitException.class)
          .hasMessageContaining("training.parameter-not-finite")
          .hasMessageContaining("The parameter p became")
          .hasMessageContaining("step 1: epoch 1");
    }
    assertThat(events.evaluatedAt).isEmpty();
  }

  @Test
  void aParameterThatIsInfiniteWhenTheUserStopsIsFoundToo() {
    Stop atSecond = () -> events.steps == 1;
    Trainer<?, ?> trainer =
        trainer(new Quadratic(9, TrainerTest::rising), new Plan().rate(1e38), atSecond);
    assertThatThrownBy(trainer::train).hasMessageContaining("training.parameter-not-finite");
  }

  /** Large is not infinite, though the square of it is. */
  @Test
  void aParameterThatIsOnlyLargeIsAllowed() {
    Trainer<?, ?> trainer =
        trainer(new Quadratic(1, TrainerTest::rising), new Plan().steps(1).rate(1e30), () -> false);
    trainer.train();
    assertThat(parameters.values().get(0)).isGreaterThan(1e30);
  }

  @Test
  void stopsAfterTheStepInWhichTheUserAskedForIt() {
    Stop atThird = () -> events.steps == 2;
    Trainer<?, ?> trainer = trainer(new Quadratic(9, TrainerTest::rising), new Plan(), atThird);
    assertThat(trainer.train()).isEqualTo(TrainingEnd.INTERRUPTED);
    assertThat(trainer.state().step()).isEqualTo(2);
    assertThat(events.evaluatedAt).isEmpty();
    assertThat(trainer.keptStep()).isEqualTo(2);
  }

  /** As the evaluation of a task does when the user wants it to end. */
  @Test
  void anEvaluationThatIsGivenUpEndsTrainingWithTheBestSoFar() {
    Quadratic task =
        new Quadratic(
            1,
            n -> {
              Stop stop = () -> n == 2;
              stop.check();
              return -n;
            });
    Trainer<?, ?> trainer = trainer(task, new Plan().epochs(9), () -> false);
    assertThat(trainer.train()).isEqualTo(TrainingEnd.INTERRUPTED);
    assertThat(trainer.state().step()).isEqualTo(3);
    assertThat(trainer.keptStep()).isEqualTo(1);
    assertThat(parameters.values().get(0)).isCloseTo(3 - 3 / 2.0, within(1e-6));
  }

  @Test
  void refusesALossThatIsNotANumber() {
    Trainer<?, ?> trainer =
        trainer(new Quadratic(5, TrainerTest::rising).poisoned(3), new Plan(), () -> false);
    assertThatThrownBy(trainer::train)
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("training.loss-not-finite")
        .hasMessageContaining("step 4: epoch 1, batch 4 of 5")
        .satisfies(e -> assertThat(((ToolkitException) e).exitCode()).isEqualTo(1));
    assertThat(parameters.values().get(0)).as("untouched").isCloseTo(3 - 3 / 8.0, within(1e-6));
  }

  @Test
  void measuresEverySoManySteps() {
    trainer(new Quadratic(5, TrainerTest::rising), new Plan().logEvery(2), () -> false).train();
    assertThat(events.measuredAt).containsExactly(2L, 4L, 5L);
    Map<String, Double> first = events.measured.getFirst().metrics();
    assertThat(first.get("train.loss")).isCloseTo((9 + 2.25) / 2, within(1e-6));
    assertThat(first.get("train.perplexity")).isCloseTo(Math.exp((9 + 2.25) / 2), within(1e-3));
    assertThat(first.get("train.gradient-norm")).isCloseTo((6 + 3) / 2.0, within(1e-6));
    assertThat(first.get("train.learning-rate")).isEqualTo(RATE);
    assertThat(events.measured.getFirst().clock())
        .as("kept apart from what is a function of the run")
        .containsOnlyKeys("train.tokens-per-second")
        .hasEntrySatisfying("train.tokens-per-second", v -> assertThat(v).isPositive());
  }

  private static double rising(long n) {
    return n;
  }

  private Trainer<?, ?> trainer(Quadratic task, Plan plan, Stop interrupted) {
    return trainer(task, parameters, plan, interrupted);
  }

  private Trainer<?, ?> trainer(Quadratic task, Parameters trained, Plan plan, Stop interrupted) {
    TaskModel<Quadratic.Numbered> model = task.build(new NoParts(), trained.root());
    trained.allocate(engine, 1);
    ParameterUpdates optimizer =
        new ParameterUpdates(trained, engine, new Sgd(0, false, 0), Clipping.none());
    Learner<Quadratic.Numbered, TaskModel<Quadratic.Numbered>> learner =
        new Learner<>(
            engine,
            task,
            model,
            trained,
            optimizer,
            plan.decay.map(d -> new ExponentialAverage(trained, engine, d)),
            new Constant(plan.rate),
            1);
    Path file = folder.resolve(trained == parameters ? "model.safetensors" : "other.safetensors");
    return new Trainer<>(learner, plan.build(), events, interrupted, new ModelFile(file, trained));
  }

  private static final class Plan {
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

  private final class Recorder implements TrainingEvents {
    private final List<Long> evaluatedAt = new ArrayList<>();
    private final List<Boolean> best = new ArrayList<>();
    private final List<String> stepOnDisk = new ArrayList<>();
    private final List<Long> measuredAt = new ArrayList<>();
    private final List<MetricValues> measured = new ArrayList<>();
    private int steps;
    private long expected;

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
