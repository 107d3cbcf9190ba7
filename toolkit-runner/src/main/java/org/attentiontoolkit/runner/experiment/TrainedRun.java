package org.attentiontoolkit.runner.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.Split;
import org.attentiontoolkit.runner.folder.EvaluationFiles;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunJournal;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.io.SafeTensors;

/** A run's model, brought back from its folder. */
public final class TrainedRun implements AutoCloseable {
  private final RunFolder folder;
  private final BuiltModel model;

  private TrainedRun(RunFolder folder, BuiltModel model) {
    this.folder = folder;
    this.model = model;
  }

  /**
   * Brings a model back.
   *
   * @param run the folder of the run
   * @param plugins the folder with plugins
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when something in the folder is
   *     missing or damaged
   */
  public static TrainedRun load(Path run, Path plugins) {
    RunFolder folder = RunFolder.open(run);
    if (!Files.exists(folder.model())) {
      throw Problem.input("run.no-model", "The run has no trained parameters.")
          .at(folder.model().toString())
          .hint("It failed or was ended before the first evaluation.")
          .exception();
    }
    Components components = Plugins.load(plugins);
    ExperimentSettings settings =
        components
            .read(
                ConfigFiles.load(folder.config(), List.of()),
                ExperimentSettings.class,
                ExperimentSettings.DEFAULTS)
            .value();
    long seed = settings.experiment().seed();
    PreparedTask task = settings.task().restore(folder.task(), seed);
    BuiltModel model =
        BuiltModel.of(
            Engine.create(settings.engine().options()), task, settings.model().parts(), seed);
    SafeTensors.read(folder.model(), model.parameters());
    return new TrainedRun(folder, model);
  }

  /** The model. */
  public BuiltModel model() {
    return model;
  }

  /** Evaluates the model on a split and writes the result into the run's folder. */
  public Evaluation evaluate(Split split) {
    Evaluation evaluation = model.task().evaluate(model.engine(), model.model(), split);
    EvaluationFiles.write(folder, evaluation);
    RunJournal.reopen(folder).scores(evaluation);
    return evaluation;
  }

  @Override
  public void close() {
    model.close();
  }
}
