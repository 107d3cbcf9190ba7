package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.Loss;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.api.task.Workspace;
import org.attentiontoolkit.runner.command.CommandLineHarness;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.testing.TinyLanguage;
import org.attentiontoolkit.runner.train.TrainingStep;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two passes with other dropout: Liang et al. 2021. The divergence itself is checked against
 * PyTorch where it is computed.
 */
class RDropTest {
  private static final String NO_DROPOUT = "model.decoder.dropout=0";
  private static final String DROPOUT = "model.decoder.dropout=0.3";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"translation", "language-model"})
  void theCrossEntropyIsThatOfBothPassesAndThePenaltyThatOfTheirDifference(String task)
      throws IOException {
    double first;
    double second;
    try (BuiltModel<?, ?> model = model(task, DROPOUT);
        Tape tape = model.engine().training(3, 0)) {
      first = loss(model, tape).parts().getFirst().sum().item();
      second = loss(model, tape).parts().getFirst().sum().item();
    }
    try (BuiltModel<?, ?> model = model(task, DROPOUT, "task.r-drop=4");
        Tape tape = model.engine().training(3, 0)) {
      Loss loss = loss(model, tape);
      Loss.Part likelihood = loss.parts().getFirst();
      Loss.Part apart = loss.parts().getLast();
      assertThat(first).isNotEqualTo(second);
      assertThat(likelihood.sum().item()).isCloseTo(first + second, within(1e-9));
      assertThat(likelihood.negativeLogLikelihood()).isCloseTo(first + second, within(1e-9));
      assertThat(likelihood.count()).isEqualTo(2 * apart.count());
      assertThat(apart.name()).isEqualTo("r-drop");
      assertThat(apart.weight()).as("half of alpha").isEqualTo(2);
      assertThat(apart.sum().item()).isPositive();
      assertThat(loss.meanNegativeLogLikelihood())
          .isCloseTo((first + second) / likelihood.count(), within(1e-12));
      assertThat(loss.mean())
          .as("half of equation 4")
          .isCloseTo((first + second + 4 * apart.sum().item()) / 2 / apart.count(), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"translation", "language-model"})
  void withoutDropoutItIsOnePass(String task) throws IOException {
    double[] once = learned(task, NO_DROPOUT, "task.label-smoothing=0.1").gradient;
    Learned twice = learned(task, NO_DROPOUT, "task.label-smoothing=0.1", "task.r-drop=4");
    // Sums of twice as many terms, each divided by twice as many: the order of a few roundings.
    assertThat(twice.gradient).containsExactly(once, within(1e-12));
  }

  /**
   * Along three directions of length 1. A central difference over 2h is wrong by about h² times the
   * third derivative, which is far below 1000 here, and by the loss's rounding, 2⁻⁵⁰ of about 3,
   * over h: less than 10⁻⁷ with h = 10⁻⁵.
   */
  @ParameterizedTest
  @ValueSource(strings = {"translation", "language-model"})
  void theGradientIsThatOfFiniteDifferences(String task) throws IOException {
    String[] sets = {DROPOUT, "task.r-drop=4"};
    Learned at = learned(task, sets);
    double h = 1e-5;
    for (int number = 0; number < 3; number++) {
      double[] direction = direction(at.gradient.length, number);
      double slope = 0;
      for (int i = 0; i < direction.length; i++) {
        slope += direction[i] * at.gradient[i];
      }
      double up = learned(task, direction, h, sets).objective;
      double down = learned(task, direction, -h, sets).objective;
      assertThat((up - down) / (2 * h)).isCloseTo(slope, within(1e-7));
    }
  }

  @Test
  void measurementsNameTheParts() throws IOException {
    Path file = TinyExperiment.write(folder);
    Ran ran =
        CommandLineHarness.toolkit(
            "run",
            file.toString(),
            "--runs",
            folder.resolve("runs").toString(),
            "--name",
            "one",
            "--set",
            "training.max-epochs=1",
            "--set",
            DROPOUT,
            "--set",
            "task.r-drop=5");
    assertThat(ran.code()).as(ran.err()).isZero();
    String metrics = Files.readString(RunFolder.open(folder.resolve("runs/tiny/one")).metrics());
    assertThat(metrics).contains("train.cross-entropy.loss", "train.r-drop.loss", "train.loss");
  }

  @Test
  void copiedWordsHaveNoSecondPass() {
    Ran ran =
        CommandLineHarness.toolkit(
            "check",
            TinyExperiment.write(folder).toString(),
            "--set",
            "task.r-drop=5",
            "--set",
            "task.copy.enabled=true");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("copy can't be learned with r-drop");
  }

  /** What came of one update, before it was made. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Learned(double objective, double[] gradient) {}

  private Learned learned(String task, String... sets) throws IOException {
    return learned(task, new double[0], 0, sets);
  }

  private Learned learned(String task, double[] direction, double by, String... sets)
      throws IOException {
    try (BuiltModel<?, ?> model = model(task, sets)) {
      double[] values = model.parameters().values().toDoubles();
      for (int i = 0; i < direction.length; i++) {
        values[i] += by * direction[i];
      }
      model.parameters().values().write(0, values, values.length);
      return learned(model, settings(task, sets));
    }
  }

  private static <B extends Batch, M extends TaskModel<B>> Learned learned(
      BuiltModel<B, M> model, ExperimentSettings settings) {
    List<B> batch = List.of(model.task().training().batch(0, 0));
    TrainingStep.Result result =
        new TrainingStep<>(TrainingSetup.learner(settings, model, 1), 1).learn(0, batch, _ -> "");
    return new Learned(result.sums().objective(), model.parameters().gradients().toDoubles());
  }

  private static double[] direction(int length, int number) {
    double[] direction = new double[length];
    Arrays.setAll(direction, i -> Draws.normal(Draws.key(5, "direction", number), i));
    double norm = Math.sqrt(Arrays.stream(direction).map(v -> v * v).sum());
    return Arrays.stream(direction).map(v -> v / norm).toArray();
  }

  private static <B extends Batch, M extends TaskModel<B>> Loss loss(
      BuiltModel<B, M> model, Tape tape) {
    return model.model().loss(tape, model.task().training().batch(0, 0));
  }

  private ExperimentSettings settings(String task, String... sets) {
    Path file =
        task.equals("translation") ? TinyExperiment.write(folder) : TinyLanguage.write(folder);
    List<String> all = new ArrayList<>(List.of(sets));
    all.add("training.optimizer=sgd");
    return Plugins.load(folder.resolve("plugins"))
        .read(ConfigFiles.load(file, all), ExperimentSettings.class, ExperimentSettings.DEFAULTS)
        .value();
  }

  private BuiltModel<?, ?> model(String task, String... sets) throws IOException {
    ExperimentSettings settings = settings(task, sets);
    Path kept = Files.createTempDirectory(folder, "task");
    PreparedTask<?, ?> prepared =
        settings.task().prepare(new Workspace(kept, folder.resolve("cache"), 1, Stop.NEVER));
    return BuiltModel.of(Engine.create(EngineOptions.doublePrecision()), prepared, settings);
  }
}
