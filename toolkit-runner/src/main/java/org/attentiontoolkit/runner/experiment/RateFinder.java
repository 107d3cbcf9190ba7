package org.attentiontoolkit.runner.experiment;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.api.task.Workspace;
import org.attentiontoolkit.runner.folder.TemporaryFolder;
import org.attentiontoolkit.runner.train.RangeTest;
import org.attentiontoolkit.runner.train.RateRange;
import org.attentiontoolkit.tensor.Engine;

/** Tries learning rates on an experiment, without making a run of it. */
public final class RateFinder {
  private RateFinder() {}

  /**
   * Makes a range test with the experiment's data, model, optimizer and seed. What is prepared is
   * gone afterwards, but for data that {@code experiment.data-cache} keeps.
   *
   * @param request the experiment; its folder of runs is not touched
   * @param watcher told of each update
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when something is wrong with it
   * @throws org.attentiontoolkit.api.task.Stopped when the user wants it to stop while data are
   *     prepared
   */
  public static RangeTest.Result find(
      Request request, Session session, RateRange range, Consumer<RangeTest.Point> watcher) {
    Experiment.Checked checked = new Experiment(request, session).checked();
    ExperimentSettings settings = checked.settings();
    try (TemporaryFolder temporary = new TemporaryFolder()) {
      Path folder = temporary.path();
      Workspace workspace =
          new Workspace(
              folder,
              settings.experiment().dataCache().orElseGet(() -> folder.resolve("cache")),
              settings.experiment().seed(),
              session.stop());
      PreparedTask<?, ?> task = settings.task().prepare(workspace);
      Engine engine = Engine.create(settings.engine().options());
      try (BuiltModel<?, ?> model = BuiltModel.of(engine, task, settings)) {
        checked.initial().ifPresent(initial -> initial.take(model));
        return find(model, settings, range, session, watcher);
      }
    }
  }

  private static <B extends Batch, M extends TaskModel<B>> RangeTest.Result find(
      BuiltModel<B, M> model,
      ExperimentSettings settings,
      RateRange range,
      Session session,
      Consumer<RangeTest.Point> watcher) {
    return RangeTest.run(
        TrainingSetup.learner(settings, model, range.steps()),
        range,
        settings.training().accumulate(),
        session.stop(),
        watcher);
  }
}
