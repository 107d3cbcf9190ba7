package org.attentiontoolkit.runner.tracking;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attentiontoolkit.runner.tracking.ServerTrouble.Remedy;

/**
 * Sends files through the server's artifact proxy ({@code PUT
 * /api/2.0/mlflow-artifacts/artifacts/…}), which needs no Python here as the client's own way
 * would.
 */
final class ArtifactUpload {
  private static final String SCHEME = "mlflow-artifacts";
  private static final String PROXY = "/api/2.0/mlflow-artifacts/artifacts";

  /** The server decodes a path several times and refuses what may mean something then. */
  private static final Pattern REFUSED = Pattern.compile("[#%\\\\\\p{Cntrl}]");

  /** Slower than this is not slow but stuck. */
  private static final long BYTES_PER_SECOND = 100_000;

  private final MlflowAddress address;
  private final Duration timeout;
  private final HttpClient client;

  ArtifactUpload(MlflowAddress address, HttpClient client, Duration timeout) {
    this.address = address;
    this.client = client;
    this.timeout = timeout;
  }

  /**
   * Sends a file.
   *
   * @param root where the run's artifacts are, as the server says
   * @param path the file's place below it
   */
  void put(String root, Path file, String path) throws InterruptedException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(target(root, path))
              .timeout(timeout.plus(allowance(file)))
              .header("Content-Type", "application/octet-stream")
              .PUT(BodyPublishers.ofFile(file));
      address.authorization().ifPresent(a -> request.header("Authorization", a));
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        IOException fault = new IOException("PUT " + path + ": " + answer.statusCode());
        throw ServerTrouble.status(answer.statusCode(), answer.body(), fault);
      }
    } catch (FileNotFoundException | java.nio.file.NoSuchFileException e) {
      throw new ServerTrouble(Remedy.SKIP, "was not sent " + file + ", which is gone", e);
    } catch (IOException e) {
      throw ServerTrouble.of(e);
    }
  }

  /** What a file may take longer than a message. */
  static Duration allowance(Path file) {
    try {
      return Duration.ofSeconds(Files.size(file) / BYTES_PER_SECOND);
    } catch (IOException e) {
      return Duration.ZERO; // sending it will say what is wrong
    }
  }

  /** Under which address the server takes the file. */
  private URI target(String root, String path) {
    URI uri = URI.create(root);
    if (!SCHEME.equals(uri.getScheme()) || uri.getAuthority() != null) {
      throw new ServerTrouble(
          Remedy.SKIP,
          "takes no files over HTTP (it keeps them in "
              + root
              + "; start it with --serve-artifacts)",
          new IOException(root));
    }
    String taken = REFUSED.matcher(path).replaceAll("_");
    return URI.create(address.base() + PROXY + encoded(uri.getPath()) + "/" + encoded(taken));
  }

  private static String encoded(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
