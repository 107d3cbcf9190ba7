package org.attentiontoolkit.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;

class TrainerTest extends TrainerHarness {
  @Test
  void goesThroughAllEpochs() {
    Quadratic task = new Quadratic(3, TrainerHarness::rising);
    Trainer<?, ?> trainer = trainer(task, new Plan().epochs(2), () -> false);
    assertThat(trainer.train()).isEqualTo(TrainingEnd.DONE);
    assertThat(task.seen()).containsExactly("0:0", "0:1", "0:2", "1:0", "1:1", "1:2");
    assertThat(trainer.state().step()).isEqualTo(6);
    assertThat(events.evaluatedAt).containsExactly(3L, 6L);
  }

  /** p ← p − ¼·2·(p − 3) halves the distance to 3 at each step. */
  @Test
  void followsTheGradient() {
    trainer(new Quadratic(4, TrainerHarness::rising), new Plan(), () -> false).train();
    assertThat(parameters.values().get(0)).isCloseTo(3 - 3 / 16.0, within(1e-6));
  }

  /** Batches of an equal loss have the gradient of one of them, not its double. */
  @Test
  void anUpdateLearnsSeveralBatchesAndTheLastOfAnEpochFewer() {
    Quadratic task = new Quadratic(5, TrainerHarness::rising);
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
            new Quadratic(5, TrainerHarness::rising).poisoned(3),
            new Plan().accumulate(2),
            () -> false);
    assertThatThrownBy(trainer::train).hasMessageContaining("step 2: epoch 1, batch 4 of 5");
  }

  @Test
  void stopsAfterMaxSteps() {
    Trainer<?, ?> trainer =
        trainer(
            new Quadratic(3, TrainerHarness::rising), new Plan().epochs(9).steps(4), () -> false);
    assertThat(trainer.train()).isEqualTo(TrainingEnd.DONE);
    assertThat(trainer.state().step()).isEqualTo(4);
    assertThat(events.expected).isEqualTo(4);
    assertThat(events.evaluatedAt).as("the last parameters are evaluated").containsExactly(3L, 4L);
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
          trainer(new Quadratic(9, TrainerHarness::rising), new Parameters(), plan, () -> false);
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
        trainer(new Quadratic(9, TrainerHarness::rising), new Plan().rate(1e38), atSecond);
    assertThatThrownBy(trainer::train).hasMessageContaining("training.parameter-not-finite");
  }

  /** Large is not infinite, though the square of it is. */
  @Test
  void aParameterThatIsOnlyLargeIsAllowed() {
    Trainer<?, ?> trainer =
        trainer(
            new Quadratic(1, TrainerHarness::rising), new Plan().steps(1).rate(1e30), () -> false);
    trainer.train();
    assertThat(parameters.values().get(0)).isGreaterThan(1e30);
  }

  @Test
  void stopsAfterTheStepInWhichTheUserAskedForIt() {
    Stop atThird = () -> events.steps == 2;
    Trainer<?, ?> trainer = trainer(new Quadratic(9, TrainerHarness::rising), new Plan(), atThird);
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
        trainer(new Quadratic(5, TrainerHarness::rising).poisoned(3), new Plan(), () -> false);
    assertThatThrownBy(trainer::train)
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("training.loss-not-finite")
        .hasMessageContaining("step 4: epoch 1, batch 4 of 5")
        .satisfies(e -> assertThat(((ToolkitException) e).exitCode()).isEqualTo(1));
    assertThat(parameters.values().get(0)).as("untouched").isCloseTo(3 - 3 / 8.0, within(1e-6));
  }

  @Test
  void measuresEverySoManySteps() {
    trainer(new Quadratic(5, TrainerHarness::rising), new Plan().logEvery(2), () -> false).train();
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
}
