package org.attentiontoolkit.runner.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.runner.folder.PluginRecord;
import org.attentiontoolkit.runner.folder.RunFiles;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.train.Finite;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.io.SafeTensors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run's model, brought back from its folder. */
public final class TrainedRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrainedRun.class);

  private final RunFolder folder;
  private final RunRecord record;
  private final BuiltModel<?, ?> model;
  private final List<String> sets;
  private final Changes changes;
  private final Runnable closing;

  private TrainedRun(
      RunFolder folder,
      RunRecord record,
      BuiltModel<?, ?> model,
      List<String> sets,
      Changes changes,
      Runnable closing) {
    this.closing = closing;
    this.folder = folder;
    this.record = record;
    this.model = model;
    this.sets = sets;
    this.changes = changes;
  }

  /**
   * Brings a model back.
   *
   * @param run the folder of the run
   * @param plugins the folder with plugins
   * @param sets {@code path=value}, changes of its configuration
   * @param force whether files that have changed since the run are used as they are
   * @throws ToolkitException when something in the folder is missing, damaged or, without force,
   *     changed
   */
  public static TrainedRun load(Path run, Path plugins, List<String> sets, boolean force) {
    return load(run, plugins, sets, force, Optional.empty());
  }

  /**
   * Brings another model back, on the engine of this one, which must be closed after it.
   *
   * @see #load(Path, Path, List, boolean)
   */
  public TrainedRun loadBeside(Path run, Path plugins, List<String> sets, boolean force) {
    return load(run, plugins, sets, force, Optional.of(model.engine()));
  }

  private static TrainedRun load(
      Path run, Path plugins, List<String> sets, boolean force, Optional<Engine> shared) {
    RunFolder folder = RunFolder.open(run);
    requireModel(folder);
    RunRecord record = folder.readRecord();
    Changes changes = new Changes(force);
    changes.found(RunFiles.changes(folder, record));
    warnOfFailure(record);
    Components components = Plugins.load(plugins);
    warnOfOtherPlugins(record, components);
    ExperimentSettings settings =
        components
            .read(
                ConfigFiles.load(folder.config(), sets),
                ExperimentSettings.class,
                ExperimentSettings.DEFAULTS)
            .value();
    PreparedTask<?, ?> task =
        settings.task().restore(settings.experiment().workspace(folder, Stop.NEVER));
    BuiltModel<?, ?> model =
        BuiltModel.unread(
            shared.orElseGet(() -> Engine.create(settings.engine().options())),
            task,
            settings.model().parts());
    readParameters(folder, record, model);
    List<String> evaluated =
        settings.task().evaluationSets().stream().map(EvaluationSet::name).toList();
    Runnable closing = shared.isPresent() ? model.parameters()::close : model::close;
    return new TrainedRun(folder, record, model, evaluated, changes, closing);
  }

  static void requireModel(RunFolder folder) {
    if (!Files.exists(folder.model())) {
      throw Problem.input("run.no-model", "The run has no trained parameters.")
          .at(folder.model().toString())
          .hint("It failed or was ended before the first evaluation.")
          .exception();
    }
  }

  private static void readParameters(RunFolder folder, RunRecord record, BuiltModel<?, ?> model) {
    Map<String, String> metadata = SafeTensors.read(folder.model(), model.parameters());
    boolean checkable = !record.facts().sha256().isEmpty();
    if (checkable && !metadata.containsKey(SafeTensors.CHECKSUM)) {
      throw Problem.input("safetensors.checksum", "The parameters have lost their checksum.")
          .at(folder.model().toString())
          .hint("Take the file that the run wrote.")
          .exception();
    }
    List<String> broken = Finite.broken(model.parameters(), model.engine().kernels().updates());
    if (!broken.isEmpty()) {
      throw Problem.input(
              "run.model-not-finite",
              "The parameters hold values that are infinite or not a number, first in %s."
                  .formatted(broken.getFirst()))
          .at(folder.model().toString())
          .hint("Training went wrong: lower its learning rate and run it again.")
          .exception();
    }
  }

  private static void warnOfFailure(RunRecord record) {
    if (record.outcome().status() == RunStatus.FAILED) {
      LOG.warn(
          "The run failed; its model is the one of {}.",
          record.facts().kept().map(kept -> "step " + kept.step()).orElse("its last evaluation"));
    }
  }

  private static void warnOfOtherPlugins(RunRecord record, Components components) {
    List<PluginRecord> now = components.plugins().stream().map(PluginRecord::of).toList();
    record.start().plugins().stream()
        .filter(then -> !then.bundled() && now.stream().noneMatch(then::isSame))
        .forEach(then ->
            LOG.warn("The plugin {} is not the one that the run was made with.", then.name()));
  }

  /** The model. */
  public BuiltModel<?, ?> model() {
    return model;
  }

  /** What is evaluated when nothing is said: the test, or everything where there is none. */
  public List<String> sets() {
    return sets.contains(EvaluationSet.TEST) ? List.of(EvaluationSet.TEST) : sets;
  }

  /**
   * Evaluates the model on a set and writes the result into the run's folder.
   *
   * @param set its name, or {@link EvaluationSet#TRAIN}
   * @throws ToolkitException when there is no such set; when the data are not those of the run,
   *     unless forced
   */
  public Evaluation evaluate(String set) {
    if (!sets.contains(set) && !set.equals(EvaluationSet.TRAIN)) {
      List<String> all = new ArrayList<>(sets);
      all.add(EvaluationSet.TRAIN);
      throw UnknownSet.of(set, all).at(folder.config().toString()).exception();
    }
    return new LaterEvaluations(folder, record, model, changes).evaluate(set);
  }

  /** As one of several models that write together. */
  public Ensemble.Member member() {
    return new Ensemble.Member(folder.path().toString(), model.task(), model.model());
  }

  @Override
  public void close() {
    closing.run();
  }
}
