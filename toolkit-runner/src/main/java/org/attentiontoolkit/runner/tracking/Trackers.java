package org.attentiontoolkit.runner.tracking;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.tracking.Tracker;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a run reports to. */
public final class Trackers {
  private static final Logger LOG = LoggerFactory.getLogger(Trackers.class);

  private Trackers() {}

  /**
   * The tracker a run was configured with; without one, an MLflow server when the environment names
   * one; else none.
   *
   * @param environment the process's: {@code MLFLOW_TRACKING_URI} and so on
   */
  public static Tracker choose(Optional<Tracker> configured, Map<String, String> environment) {
    return configured.or(() -> fromEnvironment(environment)).orElseGet(Trackers::none);
  }

  /** Reports nowhere. */
  public static Tracker none() {
    return all(List.of());
  }

  /** Reports to each of these in turn. */
  public static Tracker all(List<Tracker> trackers) {
    return new Composite(List.copyOf(trackers));
  }

  private static Optional<Tracker> fromEnvironment(Map<String, String> environment) {
    if (environment.getOrDefault(MlflowTracker.URI, "").isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new MlflowTracker(
              new MlflowTracker.Config(Optional.empty(), Optional.empty()), environment));
    } catch (ToolkitException e) {
      LOG.warn("Not tracked: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private record Composite(List<Tracker> trackers) implements Tracker {
    @Override
    public void start(String experiment, String run, Map<String, String> tags) {
      trackers.forEach(t -> t.start(experiment, run, tags));
    }

    @Override
    public void parameters(Map<String, String> parameters) {
      trackers.forEach(t -> t.parameters(parameters));
    }

    @Override
    public void metrics(long step, Instant time, Map<String, Double> metrics) {
      trackers.forEach(t -> t.metrics(step, time, metrics));
    }

    @Override
    public void artifact(Path file, String path) {
      trackers.forEach(t -> t.artifact(file, path));
    }

    /** All of them share the patience. */
    @Override
    public void finish(Status status, Duration patience) {
      Instant deadline = Instant.now().plus(patience);
      for (Tracker tracker : trackers) {
        Duration left = Duration.between(Instant.now(), deadline);
        tracker.finish(status, left.isNegative() ? Duration.ZERO : left);
      }
    }
  }
}
