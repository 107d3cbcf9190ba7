package org.attentiontoolkit.runner.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.tracking.Tracker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real MLflow server holds after a run. */
@Tag("mlflow-server")
final class MlflowServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String API = "/api/2.0/mlflow/";

  @TempDir private static Path home;
  private static @Nullable MlflowProcess process;

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws Exception {
    process = MlflowProcess.start(home);
  }

  @AfterAll
  static void stopServer() throws InterruptedException {
    MlflowProcess.closeIfStarted(process);
  }

  @Test
  void aWholeRun() throws Exception {
    Instant first = Instant.parse("2026-11-23T12:00:00.123Z");
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0, -1, 13, 10};
    try (Warnings warnings = Warnings.open()) {
      Tracker tracker = tracker("quickstart");
      tracker.start(
          "local-name",
          "run-1",
          Map.of(
              RunTags.SOURCE,
              "configs/quickstart.conf",
              RunTags.GIT_COMMIT,
              "89ea1e6",
              RunTags.USER,
              "ada",
              RunTags.NOTE,
              "# A *note*",
              "colour",
              "blau"));
      tracker.parameters(Map.of("model.width", "256", "größe", "ä", "empty", ""));
      tracker.metrics(10, first, Map.of("train.loss", 3.25, "lr", 1e-3));
      tracker.metrics(20, first.plusMillis(1500), Map.of("train.loss", Double.NaN));
      Path file = Files.write(folder.resolve("picture.png"), picture);
      tracker.artifact(file, "attention/größe #1 50%.png");
      tracker.artifact(Files.createFile(folder.resolve("empty")), "log.txt");
      tracker.finish(Tracker.Status.FINISHED, PATIENCE);
      assertThat(warnings.lines()).isEmpty();
    }

    JsonObject run = onlyRun("quickstart");
    JsonObject info = run.getAsJsonObject("info");
    assertThat(info.get("run_name").getAsString()).isEqualTo("run-1");
    assertThat(info.get("status").getAsString()).isEqualTo("FINISHED");
    assertThat(info.get("user_id").getAsString()).isEqualTo("ada");
    assertThat(info.get("end_time").getAsLong())
        .isGreaterThanOrEqualTo(info.get("start_time").getAsLong());
    assertThat(pairs(run, "tags"))
        .containsEntry("mlflow.runName", "run-1")
        .containsEntry("mlflow.source.name", "configs/quickstart.conf")
        .containsEntry("mlflow.source.git.commit", "89ea1e6")
        .containsEntry("mlflow.user", "ada")
        .containsEntry("mlflow.note.content", "# A *note*")
        .containsEntry("colour", "blau");
    assertThat(pairs(run, "params"))
        .containsOnly(
            Map.entry("model.width", "256"), Map.entry("größe", "ä"), Map.entry("empty", ""));
    assertThat(history(run, "train.loss"))
        .containsExactly(
            "10 " + first.toEpochMilli() + " 3.25",
            "20 " + first.plusMillis(1500).toEpochMilli() + " NaN");
    assertThat(server().bytes(artifact(info, "attention/größe _1 50_.png"))).isEqualTo(picture);
    assertThat(server().bytes(artifact(info, "log.txt"))).isEmpty();
    assertThat(server().get(API + "artifacts/list?run_id=" + info.get("run_id").getAsString()))
        .asString()
        .contains("\"path\":\"attention\"", "\"path\":\"log.txt\"");
  }

  /** More than one request takes, names and values the server would refuse or cut. */
  @Test
  void whatDoesNotFitIsMadeToFit() throws Exception {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < 250; i++) {
      parameters.put("parameter." + i, "<ä>".repeat(2500));
    }
    parameters.put("list[0]", "brackets");
    parameters.put("list_0_", "underscores");
    parameters.put("/a//b/../c/", "path");
    parameters.put("n".repeat(300), "long");
    try (Warnings warnings = Warnings.open()) {
      Tracker tracker = tracker("large");
      tracker.start("x", "run", Map.of("t", "ß".repeat(9000)));
      tracker.parameters(parameters);
      for (int step = 0; step < 700; step++) {
        tracker.metrics(
            step,
            Instant.ofEpochMilli(1_700_000_000_000L + step),
            Map.of("a", 1.0 * step, "b=c", 2.0 * step, "b c", 3.0, "∞", Double.POSITIVE_INFINITY));
      }
      tracker.finish(Tracker.Status.INTERRUPTED, PATIENCE);
      assertThat(warnings.lines()).isEmpty();
    }

    JsonObject run = onlyRun("large");
    assertThat(run.getAsJsonObject("info").get("status").getAsString()).isEqualTo("KILLED");
    Map<String, String> stored = pairs(run, "params");
    assertThat(stored).hasSize(254).containsValues("brackets", "underscores", "path", "long");
    assertThat(stored.get("parameter.7"))
        .hasSize(6000)
        .startsWith("<ä><ä>")
        .endsWith("… (shortened; the whole is in the run folder)");
    assertThat(pairs(run, "tags").get("t")).hasSize(8000).endsWith(" is in the run folder)");
    assertThat(history(run, "a")).hasSize(700).endsWith("699 1700000000699 699.0");
    assertThat(history(run, "b_c")).hasSize(700);
    assertThat(history(run, "b c")).hasSize(700);
  }

  /** The server has no such experiment any more: one warning that says so. */
  @Test
  void aDeletedExperimentIsNamed() throws Exception {
    String id =
        server()
            .post(API + "experiments/create", "{\"name\": \"gone\"}")
            .get("experiment_id")
            .getAsString();
    server().post(API + "experiments/delete", "{\"experiment_id\": \"" + id + "\"}");
    try (Warnings warnings = Warnings.open()) {
      Tracker tracker = tracker("gone");
      tracker.start("x", "run", Map.of());
      tracker.metrics(1, Instant.now(), Map.of("a", 1.0));
      tracker.finish(Tracker.Status.FAILED, PATIENCE);
      assertThat(warnings.lines())
          .singleElement()
          .asString()
          .contains(
              " refuses (400): The experiment ",
              " must be in the 'active' state. Current state is deleted; the run");
    }
  }

  private static MlflowProcess server() {
    return Optional.ofNullable(process).orElseThrow();
  }

  private static Tracker tracker(String experiment) {
    return new MlflowTracker(
        new MlflowTracker.Config(Optional.empty(), Optional.empty()),
        Map.of(
            MlflowTracker.URI,
            server().uri(),
            MlflowTracker.EXPERIMENT,
            experiment,
            "MLFLOW_HTTP_REQUEST_TIMEOUT",
            "60"));
  }

  private static JsonObject onlyRun(String experiment) throws Exception {
    JsonObject found = server().get(API + "experiments/get-by-name?experiment_name=" + experiment);
    String id = found.getAsJsonObject("experiment").get("experiment_id").getAsString();
    JsonArray runs =
        server()
            .post(API + "runs/search", "{\"experiment_ids\": [\"" + id + "\"]}")
            .getAsJsonArray("runs");
    assertThat(runs).hasSize(1);
    return runs.get(0).getAsJsonObject();
  }

  private static Map<String, String> pairs(JsonObject run, String kind) {
    Map<String, String> pairs = new HashMap<>();
    for (JsonElement pair : run.getAsJsonObject("data").getAsJsonArray(kind)) {
      JsonObject p = pair.getAsJsonObject();
      pairs.put(p.get("key").getAsString(), p.get("value").getAsString());
    }
    return pairs;
  }

  /** Step, time and value of each point. */
  private static java.util.List<String> history(JsonObject run, String metric) throws Exception {
    String id = run.getAsJsonObject("info").get("run_id").getAsString();
    String query =
        "?run_id=" + id + "&metric_key=" + URLEncoder.encode(metric, StandardCharsets.UTF_8);
    return server()
        .get(API + "metrics/get-history" + query)
        .getAsJsonArray("metrics")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .map(m ->
            m.get("step").getAsLong()
                + " "
                + m.get("timestamp").getAsLong()
                + " "
                + m.get("value").getAsDouble())
        .toList();
  }

  private static String artifact(JsonObject info, String path) {
    return "/get-artifact?run_id="
        + info.get("run_id").getAsString()
        + "&path="
        + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }
}
