package org.attentiontoolkit.runner.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.attentiontoolkit.runner.fetch.Dataset.RemoteFile;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.Sha256;

/**
 * Gets one file over HTTP. Half a file waits beside its place, under the name with {@code .part},
 * and is gone on with; nothing is at its place before size and checksum are right.
 */
public final class Download implements AutoCloseable {
  private static final int TRIES = 3;

  private final HttpClient client;
  private final Duration patience;

  /** A download that gives up when nothing comes for a minute. */
  public Download() {
    this(Duration.ofSeconds(60));
  }

  Download(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience)
            .build();
  }

  /**
   * Gets a file unless it is there already.
   *
   * @param base address ending in a slash
   * @param folder where {@link RemoteFile#path} goes
   * @param progress told how many bytes of the file are there
   * @return whether anything had to be got
   * @throws ToolkitException when the server cannot be reached or gives something else, or the file
   *     cannot be written
   */
  public boolean get(String base, RemoteFile file, Path folder, LongConsumer progress) {
    Path target = folder.resolve(file.path());
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      if (Files.isRegularFile(target) && isRight(target, file)) {
        return false;
      }
      Files.createDirectories(target.toAbsolutePath().getParent());
      URI address = URI.create(base + file.path());
      fill(new PartFile(address, file, part, progress));
      check(address, file, part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  /** Asks until the part is whole, going on after an interruption. */
  private void fill(PartFile part) {
    for (int attempt = 1; !part.isWhole(); attempt++) {
      try {
        part.request(client, patience);
      } catch (IOException e) {
        if (attempt == TRIES) {
          throw brokenOff(part, e);
        }
      }
    }
  }

  private static void check(URI address, RemoteFile file, Path part) throws IOException {
    if (!isRight(part, file)) {
      Files.delete(part);
      throw Problem.failure("fetch.checksum", "The server gave another file than expected.")
          .at(Mirror.shown(address.toString()))
          .hint("Its SHA-256 should be " + file.sha256() + ". What was got is thrown away.")
          .exception();
    }
  }

  private static boolean isRight(Path path, RemoteFile file) throws IOException {
    return Files.size(path) == file.bytes() && Sha256.of(path).equals(file.sha256());
  }

  static ToolkitException unwritable(Path path, IOException e) {
    return Problem.failure("fetch.write", "The file cannot be written: " + e.getMessage() + ".")
        .at(path.toString())
        .hint("What is got so far is kept: make room or allow writing, then run it again.")
        .exception(e);
  }

  private static ToolkitException brokenOff(PartFile part, IOException e) {
    boolean unreachable =
        e instanceof ConnectException || e.getCause() instanceof UnresolvedAddressException;
    String sentence =
        unreachable
            ? "The server " + part.address().getHost() + " cannot be reached."
            : "The file could not be got: " + e.getMessage() + ".";
    return Problem.failure("fetch.unreachable", sentence)
        .at(Mirror.shown(part.address().toString()))
        .hint("Run the same command again: it goes on where it stopped.")
        .exception(e);
  }
}
