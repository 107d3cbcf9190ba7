package org.attentiontoolkit.runner.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.api.task.TrainingData;
import org.attentiontoolkit.runner.experiment.TrainingSetup;
import org.attentiontoolkit.runner.train.Learner;
import org.attentiontoolkit.runner.train.TrainingStep;
import org.attentiontoolkit.tensor.ComputeInfo;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.io.SafeTensors;
import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * The toolkit's own training steps. Every round begins with the same parameters.
 *
 * @param <B> what is learned from
 * @param <M> the model
 */
final class OurSteps<B extends Batch, M extends TaskModel<B>> implements Side, AutoCloseable {
  private final String benchmark;
  private final Learner<B, M> learner;
  private final Path parameters;
  private final StepCount count;

  private OurSteps(String benchmark, Learner<B, M> learner, Path parameters, StepCount count) {
    this.benchmark = benchmark;
    this.learner = learner;
    this.parameters = parameters;
    this.count = count;
  }

  /**
   * Prepares the steps.
   *
   * @param benchmark its name
   * @param file the experiment it measures
   * @param sets changes of the file
   * @param plugins the folder with plugins
   * @param folder an existing, empty one for the parameters and what the task writes
   * @param count of the steps of a round
   */
  static OurSteps<?, ?> open(
      String benchmark, Path file, List<String> sets, Path plugins, Path folder, StepCount count) {
    try {
      Path task = Files.createDirectory(folder.resolve("task"));
      Learner<?, ?> learner = TrainingSetup.open(file, sets, plugins, task);
      Path parameters = folder.resolve("first.safetensors");
      SafeTensors.write(parameters, learner.parameters(), Map.of());
      return new OurSteps<>(benchmark, learner, parameters, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What computes. */
  ComputeInfo info() {
    return learner.engine().info();
  }

  /** How many different steps there are. */
  int batches() {
    return learner.task().training().batches(0);
  }

  /** The file with the parameters that every round begins with. */
  Path parameters() {
    return parameters;
  }

  /** The mean negative log-likelihood of the first batch with them, without label smoothing. */
  double firstLoss() {
    reset();
    try (Tape tape = learner.engine().inference()) {
      return learner
          .model()
          .loss(tape, learner.task().training().batch(0, 0))
          .meanNegativeLogLikelihood();
    }
  }

  @Override
  public Round round() {
    reset();
    TrainingStep<B> step = new TrainingStep<>(learner, 1);
    TrainingData<B> data = learner.task().training();
    List<Double> millis = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    long tokens = 0;
    double seconds = 0;
    for (int k = 0; k < count.all(); k++) {
      int number = k;
      B batch = data.batch(0, k);
      long begin = System.nanoTime();
      TrainingStep.Result result = step.learn(k, List.of(batch), _ -> "batch " + number);
      double took = (System.nanoTime() - begin) / 1e9;
      losses.add(result.sums().objective());
      if (k >= count.warmup()) {
        millis.add(took * 1e3);
        seconds += took;
        tokens += batch.tokens();
      }
    }
    Sample sample =
        new StepSample(
            benchmark,
            "attention-toolkit-" + learner.engine().kernels().name(),
            Medians.of(millis),
            tokens / seconds,
            learner.parameters().length(),
            losses.getFirst(),
            losses.getLast());
    return new Round(sample, PeakMemory.of(ProcessHandle.current().pid()).orElse(0));
  }

  @Override
  public void close() {
    learner.engine().close();
  }

  private void reset() {
    SafeTensors.read(parameters, learner.parameters());
    for (DenseArray array : learner.optimizer().state().values()) {
      learner.engine().kernels().pointwise().fill(array, 0);
    }
    learner.optimizer().resumeAt(0);
  }
}
