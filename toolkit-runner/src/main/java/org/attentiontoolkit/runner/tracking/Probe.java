package org.attentiontoolkit.runner.tracking;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Finds out why MLflow's client got no answer: it is silent not only when the server is, but also
 * when the server asks for fewer requests.
 */
final class Probe {
  private static final String HARMLESS = "/api/2.0/mlflow/experiments/search?max_results=1";

  private final MlflowAddress address;
  private final HttpClient client;
  private final Duration timeout;

  Probe(MlflowAddress address, HttpClient client, Duration timeout) {
    this.address = address;
    this.client = client;
    this.timeout = timeout;
  }

  /** What the server says to a plain request, when that is trouble; else what was known before. */
  ServerTrouble explain(ServerTrouble silence) throws InterruptedException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(address.base() + HARMLESS)).timeout(timeout);
      address.authorization().ifPresent(a -> request.header("Authorization", a));
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return answer.statusCode() / 100 == 2
          ? silence
          : ServerTrouble.status(answer.statusCode(), answer.body(), silence);
    } catch (IOException e) {
      return silence;
    }
  }
}
