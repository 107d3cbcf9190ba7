package org.attentiontoolkit.runner.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.config.ConfigSection;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Selection;
import org.attentiontoolkit.api.task.Task;
import org.attentiontoolkit.runner.train.TrainingPlan;
import org.attentiontoolkit.tensor.error.Problem;

/** Which sets are looked at while training, and which score of them says what is best. */
final class SelectionCheck {
  private final Task task;
  private final TrainingSettings training;

  private SelectionCheck(Task task, TrainingSettings training) {
    this.task = task;
    this.training = training;
  }

  /**
   * Checks what the file names, before any data are read.
   *
   * @param file the experiment's
   * @throws org.attentiontoolkit.tensor.error.ToolkitException with what there is, when a set or
   *     score is named that there is none of
   */
  static void check(ExperimentSettings settings, ConfigSection file) {
    SelectionCheck check = new SelectionCheck(settings.task(), settings.training());
    check.best(file.child("training").child("best").where());
    check.watched(file.child("training").child("evaluate-on").where());
  }

  /** The plan of training a task. */
  static TrainingPlan plan(Task task, TrainingSettings training) {
    SelectionCheck check = new SelectionCheck(task, training);
    Optional<Selection> best = check.best("training.best");
    List<String> watched = new ArrayList<>(best.map(Selection::set).stream().toList());
    check.watched("training.evaluate-on").stream()
        .filter(set -> !watched.contains(set))
        .forEach(watched::add);
    return training.plan(watched, best);
  }

  private Optional<Selection> best(String place) {
    Optional<Selection> own = task.selection();
    if (training.best().isEmpty()) {
      if (own.isEmpty() && training.choosesByScore()) {
        throw Problem.input(
                "training.no-best", "Nothing says which score the best model is chosen by.")
            .at(place)
            .hint(
                "Name one as training.best = SET/SCORE, or set training.keep = last, without"
                    + " keep-best and patience. "
                    + all())
            .exception();
      }
      return own;
    }
    String named = training.best().orElseThrow();
    int slash = named.indexOf('/');
    String set = slash < 0 ? own.map(Selection::set).orElse("") : named.substring(0, slash);
    Selection selection = new Selection(set, named.substring(slash + 1));
    if (task.evaluationSets().stream()
        .noneMatch(s -> s.name().equals(set) && s.scores().contains(selection.score()))) {
      throw Problem.input("training.unknown-score", "There is no score '%s'.".formatted(named))
          .at(place)
          .hint(all())
          .exception();
    }
    return Optional.of(selection);
  }

  private List<String> watched(String place) {
    List<String> names = task.evaluationSets().stream().map(EvaluationSet::name).toList();
    for (String set : training.evaluateOn()) {
      if (!names.contains(set)) {
        throw UnknownSet.of(set, names).at(place).exception();
      }
    }
    return training.evaluateOn();
  }

  /** Such as {@code There are valid/bleu, valid/loss; test/bleu, test/loss.} */
  private String all() {
    String there =
        task.evaluationSets().stream()
            .filter(set -> !set.scores().isEmpty())
            .map(set ->
                set.scores().stream()
                    .map(score -> new Selection(set.name(), score).toString())
                    .collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; "));
    return there.isEmpty()
        ? "The task has no evaluation set with scores."
        : "There are " + there + ".";
  }
}
