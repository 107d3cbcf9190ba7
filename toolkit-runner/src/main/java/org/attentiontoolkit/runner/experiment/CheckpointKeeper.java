package org.attentiontoolkit.runner.experiment;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.runner.folder.Checkpoint;
import org.attentiontoolkit.runner.folder.CheckpointFolder;
import org.attentiontoolkit.runner.train.TrainingPlan;
import org.attentiontoolkit.runner.train.TrainingState;
import org.attentiontoolkit.tensor.Parameters;

/**
 * Keeps the models of the last and of the best evaluations, as an experiment's file says.
 *
 * @param folder where
 * @param plan what says which is best
 * @param training how many
 * @param parameters of the model, as they are evaluated
 */
record CheckpointKeeper(
    CheckpointFolder folder, TrainingPlan plan, TrainingSettings training, Parameters parameters) {

  /** The model was evaluated; its parameters are as they were then. */
  void evaluated(TrainingState state, List<Evaluation> evaluations) {
    if (training.keepLast() == 0 && training.keepBest() == 0) {
      return;
    }
    Optional<Evaluation> chosenBy = plan.best().flatMap(best -> best.among(evaluations));
    Checkpoint checkpoint =
        new Checkpoint(
            state.step(),
            state.epochOfStep() + 1,
            folder.index().evaluations() + 1,
            chosenBy.map(e -> e.score(plan.best().orElseThrow().score())),
            chosenBy.flatMap(e -> e.find("loss")).map(MetricScore::value).orElse(0.0));
    folder.evaluated(checkpoint, parameters, training.keepLast(), training.keepBest());
  }
}
