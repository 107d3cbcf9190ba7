package org.attentiontoolkit.runner.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.config.ConfigSection;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What MLflow's environment variables say about a run, as keys of its file: so the configuration
 * that is kept says where the run reported to, and repeats that wherever it is run.
 */
public final class TrackingEnvironment {
  private static final Logger LOG = LoggerFactory.getLogger(TrackingEnvironment.class);
  private static final String BLOCK = "tracking";

  private final ConfigSection file;
  private final Map<String, String> environment;

  private TrackingEnvironment(ConfigSection file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  /**
   * What is to be set besides what the file says.
   *
   * @param environment of the process
   * @return assignments such as {@code tracking.uri=http://host:5000}
   */
  public static List<String> sets(ConfigSection file, Map<String, String> environment) {
    return new TrackingEnvironment(file, environment).sets();
  }

  private List<String> sets() {
    if (!file.has(BLOCK)) {
      return byEnvironment();
    }
    Optional<String> type = file.text(BLOCK).or(() -> file.text(BLOCK + ".type"));
    return type.filter(TrackingPlugin.MLFLOW::equals).map(t -> missing()).orElseGet(List::of);
  }

  /** The file says nothing: a server that the environment names is reported to. */
  private List<String> byEnvironment() {
    if (MlflowAddress.isNamedBy(environment)) {
      try {
        MlflowAddress address = MlflowAddress.of(Optional.empty(), environment);
        LOG.info("MLFLOW_TRACKING_URI: the run is tracked with MLflow at {}", address);
        List<String> sets = new ArrayList<>(List.of(BLOCK + ".type=" + TrackingPlugin.MLFLOW));
        sets.addAll(missing());
        return sets;
      } catch (ToolkitException e) {
        LOG.warn("Not tracked: {}", e.getMessage());
      }
    }
    return List.of(BLOCK + "=" + TrackingPlugin.NONE);
  }

  /** What a file that names MLflow leaves to the environment. */
  private List<String> missing() {
    List<String> sets = new ArrayList<>();
    if (!file.has(BLOCK + ".uri") && MlflowAddress.isNamedBy(environment)) {
      sets.add(BLOCK + ".uri=" + MlflowAddress.of(Optional.empty(), environment));
    }
    String experiment = environment.getOrDefault(MlflowTracker.EXPERIMENT, "");
    if (!file.has(BLOCK + ".experiment") && !experiment.isBlank()) {
      sets.add(BLOCK + ".experiment=" + quoted(experiment));
    }
    return sets;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", " ") + '"';
  }
}
