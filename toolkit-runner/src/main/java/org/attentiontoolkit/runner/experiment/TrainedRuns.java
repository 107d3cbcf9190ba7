package org.attentiontoolkit.runner.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.runner.folder.EvaluatedWith;
import org.attentiontoolkit.tensor.ComputeInfo;

/** A run's model, alone or together with those of other runs. */
public final class TrainedRuns implements AutoCloseable {
  private final RunUse use;
  private final TrainedRun first;
  private final List<TrainedRun> others = new ArrayList<>();

  private TrainedRuns(RunUse use, TrainedRun first) {
    this.use = use;
    this.first = first;
  }

  /**
   * Brings the model of one run back.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when something in its folder is
   *     missing, damaged or changed
   */
  public static TrainedRuns load(Path run, RunUse use) {
    return new TrainedRuns(use, TrainedRun.load(run, use));
  }

  /** The same with others beside the first; all of them or none. */
  public static TrainedRuns load(List<Path> runs, RunUse use) {
    TrainedRuns all = load(runs.getFirst(), use);
    try {
      runs.subList(1, runs.size()).forEach(all::add);
      return all;
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  /** Brings another one back, to be used together with those that are there. */
  public void add(Path run) {
    others.add(first.loadBeside(run, use));
  }

  /** What computes. */
  public ComputeInfo info() {
    return first.model().engine().info();
  }

  /** What translates lines, if the task can. */
  public Optional<LineTranslator> translator() {
    return first.model().translator(ensemble());
  }

  /** What goes on with lines, if the task can. */
  public Optional<LineTranslator> continuation() {
    return first.model().continuation(ensemble());
  }

  /** What scores given outputs, if the task can. */
  public Optional<ReferenceScoring> referenceScoring() {
    return first.model().referenceScoring(ensemble());
  }

  /** What is evaluated when nothing is said. */
  public List<String> sets() {
    return first.sets();
  }

  /**
   * Evaluates the models on a set of the first run and writes the result into its folder.
   *
   * @param set its name, or {@link org.attentiontoolkit.api.task.EvaluationSet#TRAIN}
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when there is no such set; when the
   *     data are not those of the run, unless forced
   */
  public Evaluation evaluate(String set) {
    others.forEach(first::foundBeside);
    String mean =
        others.isEmpty() ? "" : use.mean().name().toLowerCase(Locale.ROOT).replace('_', '-');
    EvaluatedWith with =
        new EvaluatedWith(
            first.changedSettings(), others.stream().map(TrainedRun::other).toList(), mean);
    return first.evaluate(set, ensemble(), with);
  }

  private Ensemble ensemble() {
    return new Ensemble(
        first.path().toString(), others.stream().map(TrainedRun::member).toList(), use.mean());
  }

  @Override
  public void close() {
    others.forEach(TrainedRun::close);
    first.close();
  }
}
