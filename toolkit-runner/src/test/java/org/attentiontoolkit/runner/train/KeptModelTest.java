package org.attentiontoolkit.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.kernel.memory.MemoryBudget;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.junit.jupiter.api.Test;

/** When the trainer evaluates, which model it keeps, and what ends it for want of progress. */
class KeptModelTest extends TrainerHarness {
  @Test
  void evaluatesEverySoManySteps() {
    trainer(new Quadratic(5, TrainerHarness::rising), new Plan().evaluateSteps(2), () -> false)
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
    Trainer<?, ?> trainer = trainer(new Quadratic(3, TrainerHarness::rising), plan, () -> false);
    trainer.train();
    assertThat(trainer.keptStep()).isEqualTo(6);
    assertThat(trainer.keptEpoch()).isEqualTo(1);
  }
}
