package org.attentiontoolkit.runner.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.runner.fetch.Dataset.RemoteFile;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final byte[] CONTENT = "ein mann\nzwei hunde\n".getBytes(StandardCharsets.UTF_8);

  /** From {@code printf 'ein mann\nzwei hunde\n' | sha256sum}. */
  private static final String SHA256 =
      "34927a2b41989ab9868ef394abb68f01fdbfd57d5d0972871da15f8a69c7a2b5";

  private static final RemoteFile FILE = new RemoteFile("tok/train.de", CONTENT.length, SHA256);

  @TempDir private Path folder;
  private final List<String> ranges = new ArrayList<>();
  private HttpServer server;
  private String base;

  /** What the server does: how many bytes it sends before the connection breaks, its status. */
  private int breakAfter = Integer.MAX_VALUE;

  private int status = 200;
  private byte[] content = CONTENT;
  private boolean knowsRanges = true;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    base = "http://127.0.0.1:" + server.getAddress().getPort() + "/data/";
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void getsAFile() throws IOException {
    assertThat(get()).isTrue();
    assertThat(folder.resolve("tok/train.de")).hasBinaryContent(CONTENT);
    assertThat(ranges).containsExactly("/data/tok/train.de");
    assertThat(Files.list(folder.resolve("tok"))).hasSize(1);
  }

  @Test
  void leavesARightFileAlone() {
    get();
    assertThat(get()).isFalse();
    assertThat(ranges).hasSize(1);
  }

  @Test
  void getsAFileAnewThatIsNotRight() throws IOException {
    Files.createDirectories(folder.resolve("tok"));
    Files.writeString(folder.resolve("tok/train.de"), "something else");
    assertThat(get()).isTrue();
    assertThat(folder.resolve("tok/train.de")).hasBinaryContent(CONTENT);
  }

  @Test
  void goesOnWhereTheConnectionBroke() {
    breakAfter = 8;
    assertThat(get()).isTrue();
    assertThat(folder.resolve("tok/train.de")).hasBinaryContent(CONTENT);
    assertThat(ranges)
        .containsExactly(
            "/data/tok/train.de", "/data/tok/train.de bytes=8-", "/data/tok/train.de bytes=16-");
  }

  @Test
  void keepsTheHalfForTheNextTime() {
    breakAfter = 3;
    assertThatThrownBy(this::get)
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("fetch.unreachable")
        .hasMessageContaining("goes on where it stopped");
    assertThat(folder.resolve("tok/train.de")).doesNotExist();
    assertThat(folder.resolve("tok/train.de.part")).hasSize(9);
    breakAfter = Integer.MAX_VALUE;
    assertThat(get()).isTrue();
    assertThat(ranges.getLast()).endsWith("bytes=9-");
    assertThat(folder.resolve("tok/train.de")).hasBinaryContent(CONTENT);
  }

  @Test
  void beginsAnewWithAServerThatKnowsNoRanges() throws IOException {
    knowsRanges = false;
    Files.createDirectories(folder.resolve("tok"));
    Files.writeString(folder.resolve("tok/train.de.part"), "ein m");
    assertThat(get()).isTrue();
    assertThat(folder.resolve("tok/train.de")).hasBinaryContent(CONTENT);
  }

  @Test
  void refusesAnotherFileOfTheSameSize() {
    content = CONTENT.clone();
    content[3] ^= 1;
    assertThatThrownBy(this::get)
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("fetch.checksum")
        .hasMessageContaining(SHA256);
    assertThat(folder.resolve("tok/train.de")).doesNotExist();
    assertThat(folder.resolve("tok/train.de.part")).doesNotExist();
  }

  @Test
  void tellsWhatTheServerAnswered() {
    status = 404;
    assertThatThrownBy(this::get)
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("the server answered 404")
        .hasMessageContaining(base + "tok/train.de")
        .satisfies(e -> assertThat(((ToolkitException) e).exitCode()).isEqualTo(1));
  }

  private boolean get() {
    try (Download download = new Download()) {
      return download.get(base, FILE, folder, bytes -> {});
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(exchange.getRequestURI() + (range == null ? "" : " " + range));
    int from = range == null || !knowsRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    byte[] rest = Arrays.copyOfRange(content, from, content.length);
    exchange.sendResponseHeaders(status == 200 && from > 0 ? 206 : status, rest.length);
    exchange.getResponseBody().write(rest, 0, Math.min(breakAfter, rest.length));
    exchange.getResponseBody().flush();
    exchange.close();
  }
}
