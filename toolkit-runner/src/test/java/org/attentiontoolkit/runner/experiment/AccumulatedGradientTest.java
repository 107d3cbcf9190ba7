package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.Workspace;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.train.Learner;
import org.attentiontoolkit.runner.train.TrainingStep;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gradient of 64 sentences, of different lengths, does not depend on how they are cut. */
class AccumulatedGradientTest {
  private static final int SENTENCES = 64;

  /**
   * A value of a gradient is a mean over at most 64 · 5 tokens of terms below about 1, each the
   * result of fewer than 30 operations in a row on each of 10 time steps: fewer than 10,000
   * roundings of half a unit in the last place of 1.
   */
  private static final double REORDERED = 10_000 * Math.ulp(1.0) / 2;

  @TempDir private Path folder;
  private Path file = Path.of("");
  private List<String> sets = List.of();

  @BeforeEach
  void write() throws IOException {
    file = TinyExperiment.write(folder);
    for (String side : List.of("train.src", "train.tgt")) {
      Path lines = folder.resolve(side);
      Files.write(lines, Files.readAllLines(lines).subList(0, SENTENCES));
    }
  }

  @Test
  void isThatOfTheUndividedBatch() throws IOException {
    double[] whole = gradient(SENTENCES, 1);
    assertThat(gradient(16, 4)).containsExactly(whole, within(REORDERED));
    assertThat(gradient(30, 3)).as("30 + 30 + 4").containsExactly(whole, within(REORDERED));
  }

  /** The values that are dropped follow the sentences, wherever they stand. */
  @Test
  void withDropoutToo() throws IOException {
    sets =
        List.of("model.encoder.dropout=0.3", "model.decoder.dropout=0.3", "model.decoder.layers=2");
    double[] whole = gradient(SENTENCES, 1);
    assertThat(gradient(16, 4)).containsExactly(whole, within(REORDERED));
    sets = List.of();
    assertThat(gradient(SENTENCES, 1)).isNotEqualTo(whole);
  }

  @Test
  void withTwoPassesToo() throws IOException {
    sets = List.of("model.encoder.dropout=0.3", "model.decoder.dropout=0.3", "task.r-drop=3");
    assertThat(gradient(16, 4)).containsExactly(gradient(SENTENCES, 1), within(REORDERED));
  }

  /** So do the tokens that a decoder goes on from in place of the right ones. */
  @Test
  void withScheduledSamplingToo() throws IOException {
    String transformer =
        "model.decoder={type=transformer, width=16, layers=1, feedforward-width=16,"
            + " self-attention={type=multi-head, heads=2}}";
    String copying = "task.copy={enabled=true, words=3}";
    for (String form : List.of("steps", "two-passes")) {
      for (String decoder : List.of("model.decoder.dropout=0.3", transformer, copying)) {
        sets =
            List.of(
                decoder,
                "task.vocabulary.max-size=7",
                "task.scheduled-sampling.truth={type=constant, probability=0.4}",
                "task.scheduled-sampling.form=" + form);
        double[] whole = gradient(SENTENCES, 1);
        assertThat(gradient(16, 4)).containsExactly(whole, within(REORDERED));
        sets = List.of(decoder, "task.vocabulary.max-size=7");
        assertThat(gradient(SENTENCES, 1)).isNotEqualTo(whole);
      }
    }
  }

  /** What would be wrong: batches have different numbers of tokens. */
  @Test
  void isNotTheMeanOfTheBatchesGradients() throws IOException {
    double[] whole = gradient(SENTENCES, 1);
    double[] mean = new double[whole.length];
    for (int batch = 0; batch < 4; batch++) {
      double[] one = gradient(16, batch, 1);
      IntStream.range(0, mean.length).forEach(i -> mean[i] += one[i] / 4);
    }
    double farthest =
        IntStream.range(0, mean.length)
            .mapToDouble(i -> Math.abs(mean[i] - whole[i]))
            .max()
            .orElseThrow();
    assertThat(farthest).isGreaterThan(1e6 * REORDERED);
  }

  private List<String> sets(int sentences) {
    return Stream.concat(Stream.of("task.batch.sentences=" + sentences), sets.stream()).toList();
  }

  private double[] gradient(int sentences, int batches) throws IOException {
    return gradient(sentences, 0, batches);
  }

  /** Of the loss by all parameters at the first update. */
  private double[] gradient(int sentences, int first, int batches) throws IOException {
    ExperimentSettings settings =
        Plugins.load(folder.resolve("plugins"))
            .read(
                ConfigFiles.load(file, sets(sentences)),
                ExperimentSettings.class,
                ExperimentSettings.DEFAULTS)
            .value();
    PreparedTask<?, ?> task =
        settings
            .task()
            .prepare(
                new Workspace(
                    Files.createTempDirectory(folder, "task"),
                    folder.resolve("cache"),
                    1,
                    Stop.NEVER));
    try (BuiltModel<?, ?> model =
        BuiltModel.of(Engine.create(EngineOptions.doublePrecision()), task, settings)) {
      learn(TrainingSetup.learner(settings, model, 1), first, batches);
      return model.parameters().gradients().toDoubles();
    }
  }

  private static <B extends Batch> void learn(Learner<B, ?> learner, int first, int batches) {
    List<B> taken =
        IntStream.range(first, first + batches)
            .mapToObj(position -> learner.task().training().batch(0, position))
            .toList();
    new TrainingStep<>(learner, batches).learn(0, taken, _ -> "");
  }
}
