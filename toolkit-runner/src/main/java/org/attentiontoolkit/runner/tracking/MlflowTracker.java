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

  private static final String TIMEOUT = "MLFLOW_HTTP_REQUEST_TIMEOUT";
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

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
   */
  public record Config(Optional<String> uri, Optional<String> experiment) {}

  /**
   * A tracker for one run.
   *
   * @param environment where user name, password and token are: {@code MLFLOW_TRACKING_USERNAME},
   *     {@code MLFLOW_TRACKING_PASSWORD}, {@code MLFLOW_TRACKING_TOKEN}; and how many seconds to
   *     wait for an answer: {@code MLFLOW_HTTP_REQUEST_TIMEOUT}, else 10
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when there is no address or one that
   *     is not a server's
   */
  public MlflowTracker(Config config, Map<String, String> environment) {
    this.address = MlflowAddress.of(config.uri(), environment);
    this.experiment =
        config
            .experiment()
            .or(() -> Optional.ofNullable(environment.get(EXPERIMENT)))
            .filter(e -> !e.isBlank());
    Duration timeout = timeout(environment.getOrDefault(TIMEOUT, ""));
    this.delivery = new Delivery(address, () -> new MlflowServer(address, timeout));
  }

  private static Duration timeout(String seconds) {
    return seconds.matches("[1-9]\\d{0,5}")
        ? Duration.ofSeconds(Integer.parseInt(seconds))
        : DEFAULT_TIMEOUT;
  }

  @Override
  public void start(String experimentOfRun, String run, Map<String, String> tags) {
    Instant now = Instant.now();
    delivery.start(
        new Message.Start(
            experiment.orElse(experimentOfRun),
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
