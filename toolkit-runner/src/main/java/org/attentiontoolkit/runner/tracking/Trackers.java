package org.attentiontoolkit.runner.tracking;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.tracking.Tracker;

/** Where a run reports to. */
public final class Trackers {
  private Trackers() {}

  /** Reports nowhere. */
  public static Tracker none() {
    return all(List.of());
  }

  /** Reports to each of these in turn. */
  public static Tracker all(List<Tracker> trackers) {
    return new Composite(List.copyOf(trackers));
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
