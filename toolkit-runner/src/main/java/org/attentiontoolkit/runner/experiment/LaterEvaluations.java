package org.attentiontoolkit.runner.experiment;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.runner.folder.EvaluatedWith;
import org.attentiontoolkit.runner.folder.EvaluationFiles;
import org.attentiontoolkit.runner.folder.RunFacts.LaterEvaluation;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunJournal;
import org.attentiontoolkit.runner.folder.RunNames;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.report.Report;
import org.attentiontoolkit.runner.train.Finite;
import org.attentiontoolkit.tensor.error.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluations after a run has ended. The first result of a set is the run's and stays; another one
 * gets files and an entry of its own beside it.
 */
final class LaterEvaluations {
  private static final Logger LOG = LoggerFactory.getLogger(LaterEvaluations.class);

  private final RunFolder folder;
  private final RunRecord record;
  private final BuiltModel<?, ?> model;
  private final Changes changes;

  LaterEvaluations(RunFolder folder, RunRecord record, BuiltModel<?, ?> model, Changes changes) {
    this.folder = folder;
    this.record = record;
    this.model = model;
    this.changes = changes;
  }

  /**
   * Evaluates a set.
   *
   * @param ensemble the models beside the run's
   * @param with in what that differs from the run's own evaluation
   */
  Evaluation evaluate(String set, Ensemble ensemble, EvaluatedWith with) {
    changes.found(dataChanges(set));
    Evaluation evaluation = model.evaluate(set, ensemble);
    Finite.requireScores(evaluation, folder.path().toString());
    RunJournal journal = RunJournal.reopen(folder);
    List<MetricScore> first = journal.record().facts().scoresOf(set);
    boolean asTheRun = changes.places().isEmpty() && with.isNothing();
    boolean asBefore = asTheRun && isSame(first, evaluation.scores());
    if (asTheRun && first.isEmpty()) {
      EvaluationFiles.write(folder.paths(set), evaluation);
      journal.scores(evaluation);
    } else if (!asBefore || !Files.exists(folder.evaluation(set))) {
      String name = RunNames.now();
      EvaluationFiles.write(folder.paths(name, set), evaluation);
      journal.again(new LaterEvaluation(name, set, evaluation.scores(), changes.places(), with));
      LOG.info(
          first.isEmpty() ? "The result is in {}" : "The first result stays; this one is in {}",
          folder.paths(name, set).scores());
    }
    Report.write(folder, journal.record());
    return evaluation;
  }

  private static boolean isSame(List<MetricScore> then, List<MetricScore> now) {
    return then.size() == now.size()
        && IntStream.range(0, then.size()).allMatch(i -> then.get(i).isSame(now.get(i)));
  }

  /** Where the data differ from what the run noted about them; where they are is no matter. */
  private List<Problem> dataChanges(String set) {
    List<Problem> found = new ArrayList<>();
    for (DataFact now : model.task().data(set)) {
      Optional<DataFact> then =
          record.facts().data().stream().filter(f -> f.name().equals(now.name())).findFirst();
      if (then.isPresent() && !placeless(then.get()).equals(placeless(now))) {
        found.add(
            Problem.input(
                    "run.data-changed", "%s is not as it was in the run.".formatted(now.name()))
                .at(now.facts().getOrDefault("path", now.name()))
                .hint("Put back the data of the run, or use them as they are: --force."));
      }
    }
    return found;
  }

  private static Map<String, String> placeless(DataFact fact) {
    Map<String, String> facts = new LinkedHashMap<>(fact.facts());
    facts.remove("path");
    return facts;
  }
}
