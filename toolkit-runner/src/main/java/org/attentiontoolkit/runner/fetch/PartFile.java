package org.attentiontoolkit.runner.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.attentiontoolkit.runner.fetch.Dataset.RemoteFile;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** A file on its way: what is here of it, and how more of it is asked for. */
final class PartFile {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_REFUSED = 416;
  private static final int SERVER_FAULT = 500;

  private final URI address;
  private final RemoteFile file;
  private final Path part;
  private final LongConsumer progress;
  private long size;

  /** What is here of a file; a part that is too long cannot be of it and is thrown away. */
  PartFile(URI address, RemoteFile file, Path part, LongConsumer progress) throws IOException {
    this.address = address;
    this.file = file;
    this.part = part;
    this.progress = progress;
    this.size = Files.exists(part) ? Files.size(part) : 0;
    if (size > file.bytes()) {
      forget();
    }
  }

  URI address() {
    return address;
  }

  boolean isWhole() {
    return size == file.bytes();
  }

  /** Asks once for the bytes that are missing and writes what comes; less is an exception. */
  void request(HttpClient client, Duration patience) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
    if (size > 0) {
      request.header("Range", "bytes=" + size + "-");
    }
    HttpResponse<InputStream> response = send(client, request.build());
    try (InputStream body = response.body();
        StallGuard guard = new StallGuard(body, patience)) {
      switch (response.statusCode()) {
        case OK -> write(body, guard, 0); // from the start, whether or not a range was asked for
        case PARTIAL -> write(body, guard, start(response));
        case RANGE_REFUSED -> forget();
        default -> refuse(response.statusCode());
      }
    }
    if (!isWhole()) {
      throw new IOException("the connection ended after %d bytes".formatted(size));
    }
  }

  private static HttpResponse<InputStream> send(HttpClient client, HttpRequest request)
      throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was interrupted", e);
    }
  }

  /** Where a partial answer begins; anything but what was asked for starts the file anew. */
  private long start(HttpResponse<?> response) throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (range.startsWith("bytes " + size + "-")) {
      return size;
    }
    forget();
    throw new IOException("the server sent another range than asked for: \"" + range + "\"");
  }

  private void forget() throws IOException {
    Files.deleteIfExists(part);
    size = 0;
  }

  /** A busy server is worth another try, a missing file is not. */
  private void refuse(int status) throws IOException {
    if (status >= SERVER_FAULT) {
      throw new IOException("the server answered " + status);
    }
    throw Problem.failure("fetch.refused", "The server answered " + status + meaning(status) + ".")
        .at(Mirror.shown(address.toString()))
        .hint("Perhaps it was moved: look for it by hand, or take it from a --mirror.")
        .exception();
  }

  private static String meaning(int status) {
    return switch (status) {
      case 403 -> " (forbidden)";
      case 404 -> " (not found)";
      case 410 -> " (gone)";
      default -> "";
    };
  }

  private void write(InputStream body, StallGuard guard, long from) throws IOException {
    size = from;
    byte[] buffer = new byte[1 << 16];
    try (FileChannel out = open(from)) {
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        guard.alive();
        append(out, ByteBuffer.wrap(buffer, 0, n));
        progress.accept(size);
        if (size > file.bytes()) {
          throw tooLong();
        }
      }
      out.force(true);
    }
  }

  private ToolkitException tooLong() throws IOException {
    forget();
    return Problem.failure(
            "fetch.size", "The server sends more than the " + file.bytes() + " bytes of the file.")
        .at(Mirror.shown(address.toString()))
        .hint("What was got is thrown away: there is another file now.")
        .exception();
  }

  private FileChannel open(long from) {
    try {
      FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (Files.isRegularFile(part)) {
        out.truncate(from);
      }
      return out.position(from);
    } catch (IOException e) {
      throw Download.unwritable(part, e);
    }
  }

  private void append(FileChannel out, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        size += out.write(bytes);
      }
    } catch (IOException e) {
      throw Download.unwritable(part, e);
    }
  }
}
