package org.attentiontoolkit.runner.tracking;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.attentiontoolkit.api.tracking.Tracker;

/** What waits to be told to the server. */
sealed interface Message {
  /**
   * A run begins.
   *
   * @param experiment on the server
   * @param run its name
   * @param key what tells it from every other run
   * @param time when
   * @param tags see {@link RunTags}
   */
  record Start(String experiment, String run, String key, Instant time, Map<String, String> tags)
      implements Message {}

  /** Settings. */
  record Parameters(Map<String, String> values) implements Message {}

  /** Measurements at a step. */
  record Metrics(long step, Instant time, Map<String, Double> values) implements Message {}

  /** A file and its place among the run's. */
  record Artifact(Path file, String path) implements Message {}

  /** The run has ended. */
  record End(Tracker.Status status, Instant time) implements Message {}
}
