package org.attentiontoolkit.runner.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.tracking.Tracker;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;

final class TrackersTest {
  private static final String URI = MlflowTracker.URI;

  @Test
  void theConfigurationComesBeforeTheEnvironment() {
    Tracker configured = mlflow("http://one:5000", Map.of(URI, "http://two:5000"));
    assertThat(configured).hasToString("MLflow at http://one:5000");
    assertThat(Trackers.choose(Optional.of(configured), Map.of(URI, "http://two:5000")))
        .isSameAs(configured);
    assertThat(Trackers.choose(Optional.empty(), Map.of(URI, "https://two/mlflow/")))
        .hasToString("MLflow at https://two/mlflow");
    assertThat(Trackers.choose(Optional.empty(), Map.of(URI, " ")))
        .isNotInstanceOf(MlflowTracker.class);
  }

  @Test
  void whatIsNoServerIsRefused() {
    for (String uri : new String[] {"sqlite:///mlflow.db", "file:./mlruns", "databricks", "a b"}) {
      assertThatThrownBy(() -> mlflow(uri, Map.of()))
          .isInstanceOf(ToolkitException.class)
          .hasMessageStartingWith("tracking.uri · ");
      try (Warnings warnings = Warnings.open()) {
        Tracker tracker = Trackers.choose(Optional.empty(), Map.of(URI, uri));
        tracker.finish(Tracker.Status.FINISHED, Duration.ZERO);
        assertThat(warnings.lines()).singleElement().asString().startsWith("Not tracked: ");
      }
    }
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
