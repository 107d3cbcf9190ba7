package org.attentiontoolkit.runner.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.api.task.Workspace;
import org.attentiontoolkit.runner.train.Learner;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.optim.ExponentialAverage;
import org.attentiontoolkit.tensor.optim.ParameterUpdates;

/** Makes what learns, for runs and for measuring. */
public final class TrainingSetup {
  private TrainingSetup() {}

  /**
   * What an experiment's file describes, ready to learn, without a run.
   *
   * @param file the experiment
   * @param sets {@code path=value}, in order
   * @param plugins the folder with plugins
   * @param folder an empty folder for what the task writes
   */
  public static Learner<?, ?> open(Path file, List<String> sets, Path plugins, Path folder) {
    return open(file, sets, plugins, folder, Engine::create);
  }

  /** The same on an engine of one's own. */
  static Learner<?, ?> open(
      Path file,
      List<String> sets,
      Path plugins,
      Path folder,
      Function<EngineOptions, Engine> engines) {
    Components components = Plugins.load(plugins);
    ExperimentSettings settings =
        components
            .read(
                ConfigFiles.load(file, sets), ExperimentSettings.class, ExperimentSettings.DEFAULTS)
            .value();
    settings.task().check();
    Workspace workspace =
        new Workspace(folder, folder.resolve("cache"), settings.experiment().seed(), Stop.NEVER);
    PreparedTask<?, ?> task = settings.task().prepare(workspace);
    BuiltModel<?, ?> model =
        BuiltModel.of(engines.apply(settings.engine().options()), task, settings);
    InitialParameters.of(settings, components).ifPresent(initial -> initial.take(model));
    return learner(
        settings,
        model,
        SelectionCheck.plan(settings.task(), settings.training())
            .steps(task.training(), Stop.NEVER));
  }

  /**
   * A model with its optimizer and schedule.
   *
   * @param steps how many updates training makes at the most
   */
  static <B extends Batch, M extends TaskModel<B>> Learner<B, M> learner(
      ExperimentSettings settings, BuiltModel<B, M> model, long steps) {
    ParameterUpdates optimizer =
        new ParameterUpdates(
            model.parameters(),
            model.engine(),
            settings.training().optimizer(),
            settings.training().clipping(),
            parameter -> ParameterChoice.group(parameter, settings.training()));
    return new Learner<>(
        model.engine(),
        model.task(),
        model.model(),
        model.parameters(),
        optimizer,
        settings
            .training()
            .average()
            .decay()
            .map(d -> new ExponentialAverage(model.parameters(), model.engine(), d)),
        settings.training().schedule().create(steps),
        settings.experiment().seed());
  }
}
