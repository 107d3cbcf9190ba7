package org.attentiontoolkit.runner.tracking;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.tracking.Tracker;

/**
 * Reports a run to an MLflow server, from a thread of its own behind a queue: no method waits for
 * the server, except {@link #finish} for as long as it was told. A server that is down, slow or
 * refusing is one warning.
 */
public final class MlflowTracker implements Tracker {
  static final String URI = "MLFLOW_TRACKING_URI";
  static final String EXPERIMENT = "MLFLOW_EXPERIMENT_NAME";

  private final MlflowAddress address;
  private final Optional<String> experiment;
  private final Delivery delivery;

  /**
   * How to track with MLflow.
   *
   * @param uri of the server, {@code http://…} or {@code https://…}; without one, {@code
   *     MLFLOW_TRACKING_URI}
   * @param experiment the experiment's name on the server; without one, {@code
   *     MLFLOW_EXPERIMENT_NAME}, or else the name of the run's experiment
   * @param timeout how long the server may take for an answer
   */
  public record Config(Optional<String> uri, Optional<String> experiment, Duration timeout) {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    static Config fromEnvironment() {
      return new Config(Optional.empty(), Optional.empty(), TIMEOUT);
    }
  }

  /**
   * A tracker for one run.
   *
   * @param environment where user name, password and token are: {@code MLFLOW_TRACKING_USERNAME},
   *     {@code MLFLOW_TRACKING_PASSWORD}, {@code MLFLOW_TRACKING_TOKEN}
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when there is no address or one that
   *     is not a server's
   */
  public MlflowTracker(Config config, Map<String, String> environment) {
    this.address = MlflowAddress.of(config.uri(), environment);
    this.experiment =
        config.experiment().or(() -> Optional.ofNullable(environment.get(EXPERIMENT)));
    this.delivery = new Delivery(new MlflowServer(address, config.timeout()));
  }

  @Override
  public void start(String experimentOfRun, String run, Map<String, String> tags) {
    Instant now = Instant.now();
    delivery.start(
        new Message.Start(
            experiment.filter(e -> !e.isBlank()).orElse(experimentOfRun),
            run,
            experimentOfRun + "/" + run + "@" + now,
            now,
            Map.copyOf(tags)));
  }

  @Override
  public void parameters(Map<String, String> parameters) {
    delivery.offer(new Message.Parameters(new LinkedHashMap<>(parameters)));
  }

  @Override
  public void metrics(long step, Instant time, Map<String, Double> metrics) {
    delivery.offer(new Message.Metrics(step, time, new LinkedHashMap<>(metrics)));
  }

  @Override
  public void artifact(Path file, String path) {
    delivery.offer(new Message.Artifact(file, path));
  }

  @Override
  public void finish(Status status, Duration patience) {
    delivery.finish(new Message.End(status, Instant.now()), patience);
  }

  @Override
  public String toString() {
    return "MLflow at " + address;
  }
}
