package org.attentiontoolkit.runner.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.runner.folder.EvaluatedWith;
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
final class TrainedRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrainedRun.class);

  private final RunFolder folder;
  private final RunRecord record;
  private final ReadConfig config;
  private final BuiltModel<?, ?> model;
  private final Changes changes;
  private final Runnable closing;

  private TrainedRun(
      RunFolder folder,
      RunRecord record,
      ReadConfig config,
      BuiltModel<?, ?> model,
      Changes changes,
      Runnable closing) {
    this.closing = closing;
    this.folder = folder;
    this.record = record;
    this.config = config;
    this.model = model;
    this.changes = changes;
  }

  /**
   * Brings a model back.
   *
   * @param run the folder of the run
   * @throws ToolkitException when something in the folder is missing, damaged or, without force,
   *     changed
   */
  static TrainedRun load(Path run, RunUse use) {
    return load(run, use, Optional.empty());
  }

  /** Brings another model back, on the engine of this one, which must be closed after it. */
  TrainedRun loadBeside(Path run, RunUse use) {
    return load(run, use, Optional.of(model.engine()));
  }

  private static TrainedRun load(Path run, RunUse use, Optional<Engine> shared) {
    RunFolder folder = RunFolder.open(run);
    requireModel(folder);
    RunRecord record = folder.readRecord();
    Changes changes = new Changes(use.force());
    changes.found(RunFiles.changes(folder, record));
    warnOfFailure(record);
    Components components = Plugins.load(use.plugins());
    warnOfOtherPlugins(record, components);
    ReadConfig config = new ReadConfig(folder, components, use.sets());
    ExperimentSettings settings = config.settings();
    PreparedTask<?, ?> task =
        settings.task().restore(settings.experiment().workspace(folder, Stop.NEVER));
    BuiltModel<?, ?> model =
        BuiltModel.unread(
            shared.orElseGet(() -> Engine.create(settings.engine().options())),
            task,
            settings.model().parts());
    readParameters(folder, record, model);
    Runnable closing = shared.isPresent() ? model.parameters()::close : model::close;
    return new TrainedRun(folder, record, config, model, changes, closing);
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
  BuiltModel<?, ?> model() {
    return model;
  }

  /** The folder. */
  Path path() {
    return folder.path();
  }

  /** What is evaluated when nothing is said: the test, or everything where there is none. */
  List<String> sets() {
    List<String> sets = evaluated();
    return sets.contains(EvaluationSet.TEST) ? List.of(EvaluationSet.TEST) : sets;
  }

  private List<String> evaluated() {
    return config.settings().task().evaluationSets().stream().map(EvaluationSet::name).toList();
  }

  /** The keys that have other values than in the run's file, with these values. */
  Map<String, String> changedSettings() {
    return config.changed();
  }

  /** What was not as it had been in another run, whose model is used together with this one's. */
  void foundBeside(TrainedRun other) {
    changes.found(other.changes);
  }

  /**
   * Evaluates the model on a set and writes the result into the run's folder.
   *
   * @param set its name, or {@link EvaluationSet#TRAIN}
   * @param ensemble the models beside it
   * @param with in what that differs from the run's own evaluation
   * @throws ToolkitException when there is no such set; when the data are not those of the run,
   *     unless forced
   */
  Evaluation evaluate(String set, Ensemble ensemble, EvaluatedWith with) {
    List<String> sets = evaluated();
    if (!sets.contains(set) && !set.equals(EvaluationSet.TRAIN)) {
      List<String> all = new ArrayList<>(sets);
      all.add(EvaluationSet.TRAIN);
      throw UnknownSet.of(set, all).at(folder.config().toString()).exception();
    }
    return new LaterEvaluations(folder, record, model, changes).evaluate(set, ensemble, with);
  }

  /** As one of several models that are asked together. */
  Ensemble.Member member() {
    return new Ensemble.Member(folder.path().toString(), model.task(), model.model());
  }

  /** As the record of another run names it. */
  EvaluatedWith.Other other() {
    String parameters = folder.path().relativize(folder.model()).toString();
    return new EvaluatedWith.Other(
        folder.path().toString(), record.facts().sha256().getOrDefault(parameters, ""));
  }

  @Override
  public void close() {
    closing.run();
  }
}
