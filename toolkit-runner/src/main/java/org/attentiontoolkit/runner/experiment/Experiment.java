package org.attentiontoolkit.runner.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.config.ConfigSection;
import org.attentiontoolkit.api.config.KeyBlock;
import org.attentiontoolkit.api.config.KeyInfo;
import org.attentiontoolkit.api.config.Keys;
import org.attentiontoolkit.api.config.Reading;
import org.attentiontoolkit.api.config.Reference;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.PluginInfo;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.Stopped;
import org.attentiontoolkit.api.task.Task;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.runner.folder.RunFacts.KeptModel;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.screen.ErrorText;
import org.attentiontoolkit.runner.tracking.TrackingEnvironment;
import org.attentiontoolkit.runner.train.Finite;
import org.attentiontoolkit.runner.train.Learner;
import org.attentiontoolkit.runner.train.ModelFile;
import org.attentiontoolkit.runner.train.Trainer;
import org.attentiontoolkit.runner.train.TrainingEnd;
import org.attentiontoolkit.runner.train.TrainingPlan;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The main flow: read config → load plugins → check everything → prepare data → build model → train
 * and evaluate → write the record.
 */
public final class Experiment {
  private static final Logger LOG = LoggerFactory.getLogger(Experiment.class);

  private final Request request;
  private final Session session;

  /** An experiment that has not begun. */
  public Experiment(Request request, Session session) {
    this.request = request;
    this.session = session;
  }

  /**
   * What came of a run.
   *
   * @param folder where all of it is
   * @param end why training ended
   * @param evaluations of the final parameters; none after an interruption
   */
  public record Outcome(RunFolder folder, TrainingEnd end, List<Evaluation> evaluations) {}

  /** What training left in memory. */
  private record Trained(TrainingEnd end, List<Evaluation> evaluations) {}

  /**
   * Runs it.
   *
   * @throws ToolkitException when something is wrong; once the run has a folder, its record says so
   */
  public Outcome run() {
    ConfigSection file = readConfig();
    Components components = loadPlugins();
    Reading<ExperimentSettings> settings = readSettings(file, components);
    Optional<InitialParameters> initial = checkEverything(file, settings, components);
    try (RunBook book = RunStart.open(request, session, settings, components)) {
      try {
        return writeRecord(learn(settings.value(), initial, book), book);
      } catch (RuntimeException | Error e) {
        fail(e, book);
        throw e;
      }
    }
  }

  private Trained learn(
      ExperimentSettings settings, Optional<InitialParameters> initial, RunBook book) {
    try {
      PreparedTask<?, ?> task = prepareData(settings, book);
      try (BuiltModel<?, ?> model = buildModel(settings, task, book)) {
        initial.ifPresent(i -> book.origin(i.take(model)));
        return trainAndEvaluate(settings, model, book);
      }
    } catch (Stopped e) {
      session.screen().status("");
      LOG.info("interrupted");
      return new Trained(TrainingEnd.INTERRUPTED, List.of());
    }
  }

  /**
   * An experiment with which nothing is wrong, as far as can be told without its data.
   *
   * @param settings its file
   * @param initial what the model begins with, if that is not all drawn
   */
  record Checked(ExperimentSettings settings, Optional<InitialParameters> initial) {}

  Checked checked() {
    ConfigSection file = readConfig();
    Components components = loadPlugins();
    Reading<ExperimentSettings> settings = readSettings(file, components);
    return new Checked(settings.value(), checkEverything(file, settings, components));
  }

  /** Finds out what is wrong, short of reading the data. */
  public void check() {
    checked();
  }

  /** The keys that every experiment's file has. */
  public static List<KeyInfo> keys(Components components) {
    Reference defaults = Reference.of(ExperimentSettings.class).block(ExperimentSettings.DEFAULTS);
    return Keys.of(List.of(new KeyBlock(ExperimentSettings.class, defaults)), components.catalog());
  }

  private ConfigSection readConfig() {
    LOG.info("read config: {}", request.file());
    ConfigSection file = ConfigFiles.load(request.file(), request.sets());
    List<String> tracking = TrackingEnvironment.sets(file, session.environment());
    return tracking.isEmpty()
        ? file
        : ConfigFiles.load(
            request.file(), Stream.concat(request.sets().stream(), tracking.stream()).toList());
  }

  private Components loadPlugins() {
    Components components = Plugins.load(session.plugins());
    LOG.info(
        "load plugins: {}",
        String.join(", ", components.plugins().stream().map(PluginInfo::name).toList()));
    return components;
  }

  private static Reading<ExperimentSettings> readSettings(
      ConfigSection file, Components components) {
    return components.read(file, ExperimentSettings.class, ExperimentSettings.DEFAULTS);
  }

  /** Gives what the model begins with, if that is not all drawn. */
  private static Optional<InitialParameters> checkEverything(
      ConfigSection file, Reading<ExperimentSettings> settings, Components components) {
    TaskCheck.check(settings.value().task());
    SelectionCheck.check(settings.value(), file);
    Optional<InitialParameters> initial = InitialParameters.of(settings.value(), components);
    String training = file.child("training").where();
    ModelCheck.check(settings.value(), file.child("model").where(), training, initial);
    LOG.info("check everything: {} settings are right", settings.flat().size());
    return initial;
  }

  private PreparedTask prepareData(ExperimentSettings settings, RunBook book) {
    PreparedTask<?, ?> task =
        book.timed(
            "prepare data",
            () -> {
              PreparedTask<?, ?> prepared =
                  settings
                      .task()
                      .prepare(settings.experiment().workspace(book.folder(), session.stop()));
              book.data(prepared.data());
              return prepared;
            });
    for (DataFact fact : task.data()) {
      LOG.debug("prepare data: {} {}", fact.name(), fact.facts());
      if (!fact.facts().containsKey("sha256")) {
        LOG.info("prepare data: {}: {}", fact.name(), words(fact));
      }
    }
    return task;
  }

  /** Such as {@code 12000 examples, 143562 source tokens}. */
  private static String words(DataFact fact) {
    return fact.facts().entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  private BuiltModel buildModel(
      ExperimentSettings settings, PreparedTask<?, ?> task, RunBook book) {
    Engine engine = Engine.create(settings.engine().options());
    book.engine(engine.info());
    BuiltModel<?, ?> model = book.timed("build model", () -> BuiltModel.of(engine, task, settings));
    long count = model.parameters().length();
    long frozen = count - model.parameters().trainedLength();
    book.parameters(count);
    LOG.info(
        "build model: {} parameters{}",
        "%,d".formatted(count),
        frozen == 0 ? "" : ", %,d of them frozen".formatted(frozen));
    return model;
  }

  private <B extends Batch, M extends TaskModel<B>> Trained trainAndEvaluate(
      ExperimentSettings settings, BuiltModel<B, M> model, RunBook book) {
    TrainingPlan plan = SelectionCheck.plan(settings.task(), settings.training());
    long steps = plan.steps(model.task().training(), session.stop());
    LOG.info("train and evaluate: at most {} updates", steps);
    Learner<B, M> learner = TrainingSetup.learner(settings, model, steps);
    CheckpointKeeper keeper =
        new CheckpointKeeper(
            book.folder().checkpoints(), plan, settings.training(), model.parameters());
    RunEvents events = new RunEvents(book, keeper, session.screen());
    ModelFile file = new ModelFile(book.folder().model(), model.parameters());
    Trainer<B, M> trainer = new Trainer<>(learner, plan, events, session.stop(), file);
    TrainingEnd end = book.timed("train", trainer::train);
    session.screen().status("");
    LOG.info("train and evaluate: {} after {} updates", end.words(), trainer.state().step());
    KeptModel kept = events.kept(trainer);
    book.model(kept);
    LOG.info(
        "train and evaluate: the model is that of step {}, epoch {}: {}",
        kept.step(),
        kept.epoch(),
        kept.why());
    List<Evaluation> evaluations =
        end == TrainingEnd.INTERRUPTED
            ? List.of()
            : book.timed(
                "evaluate", () -> evaluate(settings.task(), plan, model, kept.step(), book));
    return new Trained(end, evaluations);
  }

  private List<Evaluation> evaluate(
      Task task, TrainingPlan plan, BuiltModel<?, ?> model, long step, RunBook book) {
    List<Evaluation> evaluations = new ArrayList<>();
    for (EvaluationSet set : task.evaluationSets()) {
      Evaluation evaluation = model.evaluate(set.name());
      Finite.requireScores(evaluation, "step " + step);
      book.keep(evaluation);
      if (!plan.watched().contains(set.name())) {
        book.scores(step, evaluation);
      }
      LOG.info("train and evaluate: {} {}", set.name(), RunEvents.scores(evaluation));
      evaluations.add(evaluation);
    }
    book.draw(evaluations);
    return evaluations;
  }

  private Outcome writeRecord(Trained trained, RunBook book) {
    RunFolder folder = book.folder();
    boolean interrupted = trained.end() == TrainingEnd.INTERRUPTED;
    session.logs().requireWritten();
    book.end(
        interrupted ? RunStatus.INTERRUPTED : RunStatus.FINISHED,
        interrupted ? "stopped by the user" : "");
    LOG.info("write the record: {}", folder.report());
    return new Outcome(folder, trained.end(), trained.evaluations());
  }

  private void fail(Throwable thrown, RunBook book) {
    session.screen().status("");
    ToolkitException problems = ErrorText.problems(thrown);
    LOG.debug("the run failed", thrown);
    try {
      book.fail(
          problems.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    } catch (ToolkitException e) {
      // A disk that is full is told once, not for every file that finds it so.
      Level level = id(e).equals(id(problems)) ? Level.DEBUG : Level.WARN;
      LOG.atLevel(level).log("Not all about the failed run was written: {}", e.getMessage());
    }
  }

  private static String id(ToolkitException problems) {
    return problems.problems().getFirst().id();
  }
}
