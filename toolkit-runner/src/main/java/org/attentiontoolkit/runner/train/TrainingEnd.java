package org.attentiontoolkit.runner.train;

/** Why training ended. */
public enum TrainingEnd {
  /** All epochs or updates are done. */
  DONE,
  /** No progress for too many evaluations. */
  NO_PROGRESS,
  /** The user asked for it. */
  INTERRUPTED
}
