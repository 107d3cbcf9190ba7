package org.attentiontoolkit.runner.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.attentiontoolkit.runner.fetch.Dataset.RemoteFile;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * Gets one file over HTTP. Half a file waits beside its place, under the name with {@code .part},
 * and is gone on with; nothing is at its place before size and checksum are right.
 */
public final class Download implements AutoCloseable {
  private static final int TRIES = 3;
  private static final int OK = 200;
  private static final int PARTIAL = 206;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(20))
          .build();

  /**
   * Gets a file unless it is there already.
   *
   * @param base address ending in a slash
   * @param folder where {@link RemoteFile#path} goes
   * @param progress told how many bytes of the file are there
   * @return whether anything had to be got
   * @throws ToolkitException when the server cannot be reached or gives something else
   */
  public boolean get(String base, RemoteFile file, Path folder, LongConsumer progress) {
    Path target = folder.resolve(file.path());
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      if (Files.exists(target) && isRight(target, file)) {
        return false;
      }
      Files.createDirectories(target.toAbsolutePath().getParent());
      fill(URI.create(base + file.path()), file, part, progress);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException e) {
      throw Problem.failure("fetch.write", "The file cannot be written: " + e.getMessage() + ".")
          .at(target.toString())
          .exception(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private void fill(URI address, RemoteFile file, Path part, LongConsumer progress)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        append(address, file, part, progress);
        if (Files.size(part) == file.bytes()) {
          break;
        }
        throw new Broken("the connection ended after " + Files.size(part) + " bytes");
      } catch (Broken e) {
        if (attempt == TRIES) {
          throw Problem.failure(
                  "fetch.unreachable", "The file could not be got: " + e.getMessage() + ".")
              .at(address.toString())
              .hint("Run the same command again: it goes on where it stopped.")
              .exception(e);
        }
      }
    }
    if (!isRight(part, file)) {
      Files.delete(part);
      throw Problem.failure("fetch.checksum", "The server gave another file than expected.")
          .at(address.toString())
          .hint("Its SHA-256 should be " + file.sha256() + ".")
          .exception();
    }
  }

  private void append(URI address, RemoteFile file, Path part, LongConsumer progress)
      throws IOException, Broken {
    long have = Files.exists(part) ? Files.size(part) : 0;
    if (have >= file.bytes()) {
      if (have > file.bytes()) {
        Files.delete(part);
        throw new Broken("what was there of it was too long");
      }
      return;
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60));
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response = send(request.build());
    try (InputStream in = response.body()) {
      int status = response.statusCode();
      if (status != OK && status != PARTIAL) {
        throw new Broken("the server answered " + status);
      }
      long from = status == PARTIAL ? have : 0;
      StandardOpenOption mode =
          from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
      try (OutputStream out =
          Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
        copy(in, out, from, file.bytes(), progress);
      }
    }
  }

  private static void copy(
      InputStream in, OutputStream out, long from, long bytes, LongConsumer progress)
      throws IOException, Broken {
    byte[] buffer = new byte[1 << 16];
    long have = from;
    while (have < bytes) {
      int read;
      try {
        read = in.read(buffer, 0, (int) Math.min(buffer.length, bytes - have));
      } catch (IOException e) {
        throw new Broken("the connection broke off: " + e.getMessage());
      }
      if (read < 0) {
        return;
      }
      out.write(buffer, 0, read);
      have += read;
      progress.accept(have);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws Broken {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new Broken(e.getMessage() == null ? "no connection to the server" : e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("it was interrupted");
    }
  }

  private static boolean isRight(Path path, RemoteFile file) throws IOException {
    return Files.size(path) == file.bytes() && Sha256.of(path).equals(file.sha256());
  }

  /** The server's or the network's doing: worth another try. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }
}
