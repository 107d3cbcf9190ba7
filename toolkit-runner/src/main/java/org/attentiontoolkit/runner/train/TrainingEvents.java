package org.attentiontoolkit.runner.train;

import java.util.List;
import org.attentiontoolkit.api.task.Evaluation;

/** What happens while training, for those who show or keep it. Called on the training thread. */
public interface TrainingEvents {
  /**
   * Training begins.
   *
   * @param steps how many updates it will make at the most
   */
  void begin(long steps);

  /**
   * An update was made.
   *
   * @param state after it
   * @param loss of its batches
   * @param tokens of its batches
   */
  void stepped(TrainingState state, double loss, int tokens);

  /** Measurements over the updates since the last ones. */
  void measured(TrainingState state, MetricValues measured);

  /** An evaluation begins. */
  void evaluating(TrainingState state);

  /**
   * The model was evaluated.
   *
   * @param evaluations of the sets that training looks at, first the one that models are chosen by
   * @param best whether its parameters are the best so far
   */
  void evaluated(TrainingState state, List<Evaluation> evaluations, boolean best);
}
