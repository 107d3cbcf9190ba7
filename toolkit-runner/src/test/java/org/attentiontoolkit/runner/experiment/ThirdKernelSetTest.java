package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.runner.train.Learner;
import org.attentiontoolkit.runner.train.TrainingStep;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.kernel.plain.PlainKernels;
import org.attentiontoolkit.tensor.memory.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a new set of kernels needs is its primitives and its memory: one of plain loops, in memory
 * that nobody else can address, learns the quickstart as the fast one does.
 */
class ThirdKernelSetTest {
  private static final int STEPS = 10;

  /**
   * Rounding differs, by 2⁻²⁴ a sum. Adam makes a step of full size of each gradient however small,
   * so that what is 0 but for rounding moves its parameter by the rate, up to 4e-3 · 10 / 100 here,
   * in either direction; a loss of 4 changes by less than a thousandth of itself.
   */
  private static final double TOLERANCE = 4e-3;

  @TempDir private Path folder;

  @Test
  void learnsTheSame() {
    List<Double> fast = losses("fast", Engine::create);
    List<Double> plain =
        losses("plain", options -> new Engine(new PlainKernels(), Precision.FLOAT));
    assertThat(plain.getFirst()).isCloseTo(fast.getFirst(), offset(fast.getFirst() * 1e-6));
    for (int step = 0; step < STEPS; step++) {
      assertThat(plain.get(step))
          .as("step %d", step + 1)
          .isCloseTo(fast.get(step), offset(TOLERANCE));
    }
    assertThat(fast.getLast()).as("something was learned").isLessThan(fast.getFirst());
  }

  private List<Double> losses(String name, Function<EngineOptions, Engine> engines) {
    Path root = Path.of(System.getProperty("toolkit.root"));
    Learner<?, ?> learner =
        TrainingSetup.open(
            root.resolve("configs/translation/quickstart.conf"),
            List.of("task.data.sizes.train=1000"),
            folder.resolve("plugins"),
            folder.resolve(name),
            engines);
    List<Double> losses = losses(learner);
    learner.parameters().close();
    learner.engine().close();
    return losses;
  }

  private static <B extends Batch> List<Double> losses(Learner<B, ?> learner) {
    TrainingStep<B> training = new TrainingStep<>(learner, 1);
    List<Double> losses = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      B batch = learner.task().training().batch(0, step);
      losses.add(training.learn(step, List.of(batch), _ -> "").sums().loss());
    }
    return losses;
  }
}
