package org.attentiontoolkit.runner.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.tracking.Tracker;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;

final class TrackersTest {
  private static final String URI = MlflowTracker.URI;

  @Test
  void whatIsNoServerIsRefused() {
    for (String uri : new String[] {"sqlite:///mlflow.db", "file:./mlruns", "databricks", "a b"}) {
      assertThatThrownBy(() -> mlflow(uri, Map.of()))
          .isInstanceOf(ToolkitException.class)
          .hasMessageStartingWith("tracking.uri · ");
      try (Warnings warnings = Warnings.open()) {
        assertThat(sets(List.of(), Map.of(URI, uri))).containsExactly("tracking=none");
        assertThat(warnings.lines()).singleElement().asString().startsWith("Not tracked: ");
      }
    }
  }

  @Test
  void withoutABlockTheEnvironmentDecidesAndTheFileSaysWhatIsDone() {
    Map<String, String> two = Map.of(URI, "https://me:pass@two/mlflow/");
    assertThat(sets(List.of(), Map.of())).containsExactly("tracking=none");
    assertThat(sets(List.of(), Map.of(URI, " "))).containsExactly("tracking=none");
    assertThat(sets(List.of(), two))
        .containsExactly("tracking.type=mlflow", "tracking.uri=https://two/mlflow");
    assertThat(sets(List.of("tracking=null"), two)).hasSize(2);
    assertThat(sets(List.of("tracking=none"), two)).isEmpty();
    assertThat(
            sets(List.of(), Map.of(URI, "http://two:5000", "MLFLOW_EXPERIMENT_NAME", "1.10 \"a\"")))
        .containsExactly(
            "tracking.type=mlflow",
            "tracking.uri=http://two:5000",
            "tracking.experiment=\"1.10 \\\"a\\\"\"");
  }

  @Test
  void theConfigurationComesBeforeTheEnvironment() {
    Map<String, String> two =
        Map.of(URI, "http://two:5000", "MLFLOW_EXPERIMENT_NAME", "of the environment");
    assertThat(sets(List.of("tracking={type=mlflow,uri=\"http://one\",experiment=mine}"), two))
        .isEmpty();
    assertThat(sets(List.of("tracking=mlflow"), two))
        .containsExactly(
            "tracking.uri=http://two:5000", "tracking.experiment=\"of the environment\"");
    assertThat(sets(List.of("tracking.uri=http://one"), two))
        .as("a mistake that is told later")
        .isEmpty();
  }

  private static List<String> sets(List<String> written, Map<String, String> environment) {
    return TrackingEnvironment.sets(ConfigFiles.of(written), environment);
  }

  @Test
  void withoutAnyAddressItSaysHowToGiveOne() {
    MlflowTracker.Config config = new MlflowTracker.Config(Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> new MlflowTracker(config, Map.of()))
        .hasMessage(
            "tracking.no-uri · Tracking with MLflow needs a server. · Write uri ="
                + " \"http://host:5000\" or set MLFLOW_TRACKING_URI.");
  }

  @Test
  void secretsAreUsedAndNeverShown() {
    assertThatThrownBy(() -> mlflow("http://me:pass@host:1", Map.of()))
        .hasMessageStartingWith("tracking.secret-in-file")
        .hasMessageNotContaining("pass@");
    for (String uri : List.of("http://host:1/?api_key=pass", "http://host:1#pass")) {
      assertThatThrownBy(() -> mlflow(uri, Map.of()))
          .hasMessageStartingWith("tracking.secret-in-file")
          .hasMessageNotContaining("pass ");
    }
    MlflowAddress inUri = MlflowAddress.of(Optional.empty(), Map.of(URI, "http://me:pass@host:1"));
    assertThat(inUri).hasToString("http://host:1");
    assertThat(inUri.authorization()).contains("Basic bWU6cGFzcw==");
    assertThat(inUri.credentials().getPassword()).isEqualTo("pass");
    Map<String, String> both = Map.of(URI, "http://me:pass@host:1/");
    assertThat(MlflowAddress.of(Optional.of("http://host:1"), both).authorization())
        .as("written into the file by the run, without the login")
        .contains("Basic bWU6cGFzcw==");
    assertThat(MlflowAddress.of(Optional.of("http://other:1"), both).authorization()).isEmpty();
    MlflowAddress token =
        MlflowAddress.of(Optional.of("http://host"), Map.of("MLFLOW_TRACKING_TOKEN", "t0k"));
    assertThat(token.authorization()).contains("Bearer t0k");
    assertThat(token.credentials().getToken()).isEqualTo("t0k");
    assertThat(MlflowAddress.of(Optional.of("http://host"), Map.of()).authorization()).isEmpty();
  }

  /** No method throws, whatever the order. */
  @Test
  void endingWhatNeverBegan() {
    mlflow("http://localhost:1", Map.of()).finish(Tracker.Status.FAILED, Duration.ofSeconds(1));
  }

  private static Tracker mlflow(String uri, Map<String, String> environment) {
    return new MlflowTracker(
        new MlflowTracker.Config(Optional.of(uri), Optional.empty()), environment);
  }
}
