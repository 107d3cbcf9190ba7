package org.attentiontoolkit.runner.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.attentiontoolkit.api.tracking.Tracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are down, hang, refuse or talk nonsense: one warning, and training goes on. */
final class TroubledServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  @TempDir private Path folder;

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(runAgainst("http://127.0.0.1:" + port))
        .containsExactly(
            "MLflow at http://127.0.0.1:"
                + port
                + " cannot be reached; the run goes on, and nothing is lost: its folder has"
                + " everything");
  }

  @Test
  void unknownHost() {
    assertThat(runAgainst("http://mlflow.invalid:5000"))
        .singleElement()
        .asString()
        .startsWith("MLflow at http://mlflow.invalid:5000 cannot be found (unknown host); the run");
  }

  @Test
  void acceptsAndNeverAnswers() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThat(runAgainst("http://127.0.0.1:" + socket.getLocalPort()))
          .singleElement()
          .asString()
          .contains(" does not answer; the run goes on");
    }
  }

  @Test
  void serverError() throws IOException {
    assertThat(runAgainst(status(500, "{\"message\": \"database is locked\"}")))
        .singleElement()
        .asString()
        .contains(" answers with an error (500): database is locked; the run goes on");
  }

  /** The client locks itself up: facts of 2.17.2. */
  @Test
  void tooManyRequests() throws IOException {
    assertThat(runAgainst(status(429, "slow down")))
        .singleElement()
        .asString()
        .contains(" asks for fewer requests (429); the run goes on");
  }

  @Test
  void badRequest() throws IOException {
    assertThat(runAgainst(status(400, "{\"error_code\": \"NO\", \"message\": \"not like this\"}")))
        .singleElement()
        .asString()
        .contains(" refuses (400): not like this; the run");
  }

  @Test
  void notLoggedIn() throws IOException {
    assertThat(runAgainst(status(401, "You are not authenticated")))
        .singleElement()
        .asString()
        .contains(" refuses the user name, password or token (401); the run goes on")
        .doesNotContain("secret");
  }

  @Test
  void garbage() throws IOException {
    assertThat(runAgainst(status(200, "<html>Welcome to nginx!</html>")))
        .singleElement()
        .asString()
        .contains(" answers what is not MLflow's");
  }

  @Test
  void closesEveryConnection() throws IOException {
    assertThat(runAgainst(HttpExchange::close))
        .singleElement()
        .asString()
        .contains(" breaks off: ")
        .doesNotContain("null");
  }

  /** What it was asked last may still come for a while, but nobody waits half a minute for it. */
  @Test
  void aServerThatHangsHoldsUpNoEnd() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Tracker tracker =
          new MlflowTracker(
              new MlflowTracker.Config(
                  Optional.of("http://127.0.0.1:" + socket.getLocalPort()), Optional.empty()),
              Map.of());
      tracker.start("experiment", "run", Map.of());
      tracker.metrics(1, Instant.now(), Map.of("loss", 1.0));
      long begin = System.nanoTime();
      tracker.finish(Tracker.Status.FINISHED, Duration.ofSeconds(30));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(7));
    }
  }

  /** Slow is not silent: as long as answers come, what is left is sent. */
  @Test
  void aSlowServerGetsEverything() throws IOException {
    AtomicInteger files = new AtomicInteger();
    HttpHandler slow =
        exchange -> {
          sleep(1200);
          files.addAndGet(exchange.getRequestMethod().equals("PUT") ? 1 : 0);
          answer(exchange, 200, FakeAnswers.to(exchange));
        };
    try (Fake fake = new Fake(slow);
        Warnings warnings = Warnings.open()) {
      Tracker tracker = tracker(fake.uri());
      tracker.start("experiment", "run", Map.of());
      for (int i = 0; i < 6; i++) {
        Path file = Files.writeString(folder.resolve(i + ".txt"), "text");
        tracker.artifact(file, i + ".txt");
      }
      tracker.finish(Tracker.Status.FINISHED, Duration.ofSeconds(30));
      assertThat(warnings.lines()).isEmpty();
    }
    assertThat(files).hasValue(6);
  }

  /** Down at first: everything arrives, in order, once it is up. */
  @Test
  void comesBack() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    CountDownLatch answered = new CountDownLatch(1);
    HttpHandler handler =
        exchange -> {
          boolean up = requests.incrementAndGet() > 3;
          answer(exchange, up ? 200 : 503, up ? FakeAnswers.to(exchange) : "starting");
          if (up) {
            answered.countDown();
          }
        };
    List<String> asked = new java.util.concurrent.CopyOnWriteArrayList<>();
    try (Fake fake =
            new Fake(exchange -> {
              asked.add(exchange.getRequestURI().getPath());
              handler.handle(exchange);
            });
        Warnings warnings = Warnings.open()) {
      Tracker tracker = tracker(fake.uri());
      tracker.start("experiment", "run", Map.of());
      tracker.metrics(1, Instant.now(), Map.of("loss", 1.0));
      assertThat(answered.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      tracker.finish(Tracker.Status.FINISHED, PATIENCE);
      assertThat(warnings.lines()).hasSize(1);
    }
    assertThat(asked.subList(Math.max(0, asked.size() - 3), asked.size()))
        .as("%s", asked)
        .containsExactly(
            "/api/2.0/mlflow/runs/create",
            "/api/2.0/mlflow/runs/log-batch",
            "/api/2.0/mlflow/runs/update");
  }

  private List<String> runAgainst(HttpHandler handler) throws IOException {
    try (Fake fake = new Fake(handler)) {
      return runAgainst(fake.uri());
    }
  }

  /** A whole run; the warnings it caused. */
  private List<String> runAgainst(String uri) {
    try (Warnings warnings = Warnings.open()) {
      long begin = System.nanoTime();
      Tracker tracker = tracker(uri);
      tracker.start("experiment", "run", Map.of(RunTags.USER, "somebody"));
      tracker.parameters(Map.of("model.width", "256"));
      for (int step = 0; step < 30_000; step++) {
        tracker.metrics(step, Instant.now(), Map.of("loss", 1.0 / step));
        if (step == 100) {
          pause();
        }
      }
      tracker.artifact(Files.writeString(folder.resolve("report.html"), "<p>"), "report.html");
      long trained = System.nanoTime();
      tracker.finish(Tracker.Status.FINISHED, PATIENCE);
      assertThat(Duration.ofNanos(trained - begin)).isLessThan(Duration.ofSeconds(10));
      assertThat(Duration.ofNanos(System.nanoTime() - trained)).isLessThan(PATIENCE.plusSeconds(3));
      return warnings.lines();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** As if a step took a while: time for the first request and its retries. */
  private static void pause() {
    sleep(700);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Tracker tracker(String uri) {
    return new MlflowTracker(
        new MlflowTracker.Config(Optional.of(uri), Optional.empty()),
        Map.of(
            "MLFLOW_TRACKING_USERNAME", "me",
            "MLFLOW_TRACKING_PASSWORD", "secret",
            "MLFLOW_HTTP_REQUEST_TIMEOUT", "2"));
  }

  private static HttpHandler status(int status, String body) {
    return exchange -> answer(exchange, status, body);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** What a server that works would say. */
  private static final class FakeAnswers {
    static String to(HttpExchange exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.endsWith("experiments/get-by-name")) {
        return "{\"experiment\": {\"experiment_id\": \"7\", \"name\": \"experiment\"}}";
      }
      return path.endsWith("runs/create")
          ? "{\"run\": {\"info\": {\"run_id\": \"abc\", \"experiment_id\": \"7\","
              + " \"artifact_uri\": \"mlflow-artifacts:/7/abc/artifacts\"}}}"
          : "{}";
    }
  }

  private static final class Fake implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Fake(HttpHandler handler) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(threads);
      server.createContext("/", handler);
      server.start();
    }

    String uri() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
