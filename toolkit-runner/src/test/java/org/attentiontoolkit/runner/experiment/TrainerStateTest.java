package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.Workspace;
import org.attentiontoolkit.runner.folder.StateFiles;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.train.Learner;
import org.attentiontoolkit.runner.train.MetricValues;
import org.attentiontoolkit.runner.train.ModelFile;
import org.attentiontoolkit.runner.train.Trainer;
import org.attentiontoolkit.runner.train.TrainingEnd;
import org.attentiontoolkit.runner.train.TrainingEvents;
import org.attentiontoolkit.runner.train.TrainingState;
import org.attentiontoolkit.runner.train.TrainingStep;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trainer whose state is written, and another one with everything new that reads it and goes on:
 * all that has a state takes part, and the bits are those of the uninterrupted one.
 */
class TrainerStateTest {
  private static final List<String> SETS =
      List.of(
          "training.max-steps=24",
          "training.accumulate=4",
          "training.evaluate-steps=5",
          "training.log-every=3",
          "training.average.decay=0.8",
          "training.patience=100",
          "training.schedule={type=plateau, rate=0.02, patience=0, factor=0.5}",
          "model.encoder.dropout=0.1");

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() {
    file = TinyExperiment.write(folder);
  }

  /** Interrupted in the middle of an interval and of an epoch, and where an epoch has ended. */
  @Test
  void goesOnFromWhereItWas() throws IOException {
    try (Run whole = new Run("whole", SETS)) {
      assertThat(whole.trainer(Stop.NEVER).train()).isEqualTo(TrainingEnd.DONE);
      for (int step : new int[] {13, 16}) {
        StateFiles files = files("state" + step);
        try (Run first = new Run("first" + step, SETS)) {
          first.writeAfter(step, files);
          try (Run second = new Run("second" + step, SETS)) {
            Files.copy(first.saved, second.model());
            Trainer<?, ?> trainer = second.trainer(Stop.NEVER);
            files.read(trainer);
            assertThat(trainer.train()).isEqualTo(TrainingEnd.DONE);
            assertThat(second.floats()).isEqualTo(whole.floats());
            assertThat(second.model()).hasSameBinaryContentAs(whole.model());
            assertThat(second.events).isEqualTo(whole.after(step));
          }
        }
      }
    }
  }

  @Test
  void everyPartHasItsNames() throws IOException {
    StateFiles files = files("state");
    try (Run run = new Run("run", SETS)) {
      run.writeAfter(7, files);
    }
    assertThat(files.values())
        .content()
        .contains("\"training.step\": 7", "\"training.position\": 28", "\"training.best-step\": 5")
        .contains("\"training.best-score\": [", "\"training.evaluations-without-progress\": 0")
        .contains("\"interval.updates\": 1", "\"interval.loss.cross-entropy.count\": ")
        .contains("\"schedule.best\": ", "\"optimizer.steps\": 7", "\"average.updates\": 7");
    assertThat(Files.readString(files.arrays(), StandardCharsets.ISO_8859_1))
        .contains("optimizer.first-moment", "optimizer.second-moment", "average.values")
        .contains("parameter.head.bias");
  }

  @Test
  void theStateOfOtherSettingsIsRefused() throws IOException {
    StateFiles files = files("state");
    List<String> other = new ArrayList<>(SETS);
    other.add("training.schedule={type=constant}");
    try (Run run = new Run("run", SETS);
        Run another = new Run("another", other)) {
      run.writeAfter(1, files);
      assertThatThrownBy(() -> files.read(another.trainer(Stop.NEVER)))
          .hasMessageContaining("state.damaged · The state has no place for schedule.")
          .hasMessageContaining(files.values().toString());
    }
  }

  @Test
  void aDamagedStateIsNamed() throws IOException {
    StateFiles files = files("state");
    try (Run run = new Run("run", SETS)) {
      run.writeAfter(1, files);
      String whole = Files.readString(files.values());
      Map<String, String> damages =
          Map.of(
              whole.replace("\"training.step\"", "\"training.stop\""),
              "The state lacks training.step.",
              whole.replace("\"training.step\": 1", "\"training.step\": {}"),
              "The state has no value for training.step that can be read.",
              whole.substring(0, 40),
              "The state is damaged: it is not the JSON expected there.");
      for (Map.Entry<String, String> damage : damages.entrySet()) {
        Files.writeString(files.values(), damage.getKey());
        assertThatThrownBy(() -> files.read(run.trainer(Stop.NEVER)))
            .isInstanceOf(ToolkitException.class)
            .hasMessageContaining(damage.getValue())
            .hasMessageContaining(files.values().toString());
      }
    }
  }

  /** Batches come from another thread; a loop on one thread gives the same bits. */
  @Test
  void learnsWhatALoopWould() throws IOException {
    List<String> sets = List.of("training.max-steps=40", "training.keep=last");
    try (Run run = new Run("run", sets);
        Run loop = new Run("loop", sets)) {
      run.trainer(Stop.NEVER).train();
      learn(loop.learner);
      assertThat(run.floats()).isEqualTo(loop.floats());
    }
  }

  private static <B extends Batch> void learn(Learner<B, ?> learner) {
    TrainingStep<B> step = new TrainingStep<>(learner, 1);
    for (int i = 0; i < 40; i++) {
      B batch = learner.task().training().batch(i / 30, i % 30);
      step.learn(i, List.of(batch), _ -> "");
    }
  }

  private StateFiles files(String name) {
    return new StateFiles(folder.resolve(name + ".json"), folder.resolve(name + ".safetensors"));
  }

  /** Everything new: data, model, optimizer, schedule, average. */
  private final class Run implements AutoCloseable, TrainingEvents {
    private final Path path;
    private final Path saved;
    private final ExperimentSettings settings;
    private final BuiltModel<?, ?> model;
    private final Learner<?, ?> learner;
    private final List<String> events = new ArrayList<>();
    private long steps;

    Run(String name, List<String> sets) throws IOException {
      path = Files.createDirectory(folder.resolve(name));
      saved = path.resolve("saved.safetensors");
      settings =
          Plugins.load(folder.resolve("plugins"))
              .read(
                  ConfigFiles.load(file, sets),
                  ExperimentSettings.class,
                  ExperimentSettings.DEFAULTS)
              .value();
      PreparedTask<?, ?> task =
          settings
              .task()
              .prepare(
                  new Workspace(
                      Files.createDirectory(path.resolve("task")),
                      folder.resolve("cache"),
                      1,
                      Stop.NEVER));
      model = BuiltModel.of(Engine.create(settings.engine().options()), task, settings);
      learner = TrainingSetup.learner(settings, model, 24);
    }

    Path model() {
      return path.resolve("model.safetensors");
    }

    float[] floats() {
      return model.parameters().values().toFloats();
    }

    Trainer<?, ?> trainer(Stop stop) {
      ModelFile kept = new ModelFile(model(), model.parameters());
      return new Trainer<>(
          learner, SelectionCheck.plan(settings.task(), settings.training()), this, stop, kept);
    }

    /** Trains up to a step and writes the state as it is then. */
    void writeAfter(int step, StateFiles files) {
      List<Trainer<?, ?>> self = new ArrayList<>();
      Stop stop = () -> stopAfter(step, self, files);
      self.add(trainer(stop));
      assertThat(self.getFirst().train()).isEqualTo(TrainingEnd.INTERRUPTED);
    }

    private boolean stopAfter(int step, List<Trainer<?, ?>> self, StateFiles files) {
      if (steps < step) {
        return false;
      }
      if (!Files.exists(files.values())) {
        files.write(self.getFirst());
        copyModel();
      }
      return true;
    }

    private void copyModel() {
      try {
        if (Files.exists(model())) {
          Files.copy(model(), saved);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What happened after a step. */
    List<String> after(int step) {
      return events.stream()
          .filter(e -> Integer.parseInt(e.substring(0, e.indexOf(' '))) > step)
          .toList();
    }

    @Override
    public void begin(long most) {}

    @Override
    public void stepped(TrainingState state, double loss, int tokens) {
      steps = state.step();
      events.add(state.step() + " loss " + loss + " of " + tokens);
    }

    @Override
    public void measured(TrainingState state, MetricValues measured) {
      events.add(state.step() + " " + measured.metrics());
    }

    @Override
    public void evaluating(TrainingState state) {}

    @Override
    public void evaluated(TrainingState state, List<Evaluation> evaluations, boolean best) {
      events.add(state.step() + " " + evaluations.getFirst().scores() + best);
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
