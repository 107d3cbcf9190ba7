package org.attentiontoolkit.runner.experiment;

import java.util.Optional;
import org.attentiontoolkit.api.task.Task;
import org.attentiontoolkit.api.tracking.Tracker;

/**
 * An experiment's file.
 *
 * @param experiment its name and seed
 * @param engine what computes
 * @param task what is learned
 * @param model the parts of the model
 * @param init what its parameters are at first
 * @param training how it learns
 * @param tracking where the run reports to beside its folder
 */
record ExperimentSettings(
    Identity experiment,
    EngineSettings engine,
    Task task,
    ModelSettings model,
    InitSettings init,
    TrainingSettings training,
    Optional<Tracker> tracking) {
  /** The block of {@code reference.conf} with the defaults. */
  static final String DEFAULTS = "experiment-file";
}
