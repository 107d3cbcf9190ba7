package org.attentiontoolkit.runner.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A real MLflow server, {@code TOOLKIT_MLFLOW}, on a free port, with its files in a folder. */
final class MlflowProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String uri;

  private MlflowProcess(Process process, String uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts a server; the test is skipped when none is installed. */
  static MlflowProcess start(Path folder) throws Exception {
    String program = System.getenv("TOOLKIT_MLFLOW");
    assumeTrue(program != null, "TOOLKIT_MLFLOW does not name an mlflow program");
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                program,
                "server",
                "--backend-store-uri",
                "sqlite:///" + folder.resolve("mlflow.db"),
                "--artifacts-destination",
                folder.resolve("artifacts").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--workers",
                "1")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile());
    builder.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
    MlflowProcess server = new MlflowProcess(builder.start(), "http://127.0.0.1:" + port);
    try {
      server.awaitHealth();
      return server;
    } catch (Exception | Error e) {
      server.close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitHealth() throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!isHealthy()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("the MLflow server did not start");
      }
      Thread.sleep(200);
    }
  }

  private boolean isHealthy() throws InterruptedException {
    try {
      return bytes("/health").length > 0;
    } catch (IOException e) {
      return false;
    }
  }

  String uri() {
    return uri;
  }

  /** What the server's REST interface says. */
  JsonObject get(String path) throws Exception {
    return JsonParser.parseString(new String(bytes(path), UTF_8)).getAsJsonObject();
  }

  JsonObject post(String path, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return JsonParser.parseString(http.send(request, BodyHandlers.ofString()).body())
        .getAsJsonObject();
  }

  byte[] bytes(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri + path)).timeout(Duration.ofSeconds(30)).build();
    var answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + new String(answer.body(), UTF_8));
    }
    return answer.body();
  }

  /** Stops it with its children. */
  @Override
  public void close() throws InterruptedException {
    var children = process.descendants().toList();
    process.destroy();
    children.forEach(ProcessHandle::destroy);
    process.waitFor(10, java.util.concurrent.TimeUnit.SECONDS);
    children.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    http.close();
  }

  static void closeIfStarted(@Nullable MlflowProcess server) throws InterruptedException {
    if (server != null) {
      server.close();
    }
  }
}
