package org.attentiontoolkit.api.tracking;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Where a run reports to, beside its folder. No method throws, and none waits for a server: what
 * can't be delivered is a warning, never a failed run.
 */
public interface Tracker {
  /** How a run ended. */
  enum Status {
    /** As planned. */
    FINISHED,
    /** With an error. */
    FAILED,
    /** By the user. */
    INTERRUPTED
  }

  /**
   * A run begins.
   *
   * @param experiment name of the experiment
   * @param run name of the run
   * @param tags such as the source file and the git revision
   */
  void start(String experiment, String run, Map<String, String> tags);

  /** The run's settings: flat configuration paths and their values. */
  void parameters(Map<String, String> parameters);

  /** Measurements at a step. */
  void metrics(long step, Instant time, Map<String, Double> metrics);

  /**
   * A file of the run.
   *
   * @param file where it is; complete
   * @param path where it belongs among the run's files, with forward slashes
   */
  void artifact(Path file, String path);

  /**
   * The run ends: delivers what is left.
   *
   * @param patience how long to wait for it at the most
   */
  void finish(Status status, Duration patience);
}
