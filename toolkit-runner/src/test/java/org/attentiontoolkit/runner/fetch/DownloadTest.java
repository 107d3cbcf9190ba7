package org.attentiontoolkit.runner.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.attentiontoolkit.runner.fetch.Dataset.RemoteFile;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DownloadTest {
  private static final byte[] CONTENT = content();

  @TempDir Path folder;

  private static byte[] content() {
    byte[] bytes = new byte[300_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Draws.bits(3, i);
    }
    return bytes;
  }

  /** The one of {@link #CONTENT}, by Python's hashlib. */
  private static final RemoteFile FILE =
      new RemoteFile(
          "deep/file.txt",
          CONTENT.length,
          "2cdd551ac64a022a43d917e6bed1cae45427bb29256ec1a7c020064054874d15");

  private Path target() {
    return folder.resolve("deep/file.txt");
  }

  private Path part() throws IOException {
    Files.createDirectories(target().getParent());
    return folder.resolve("deep/file.txt.part");
  }

  private boolean get(TestServer server) {
    return get(server.uri("").toString(), Duration.ofSeconds(20), bytes -> {});
  }

  private boolean get(String base, Duration patience, LongConsumer progress) {
    try (Download download = new Download(patience)) {
      return download.get(base, FILE, folder, progress);
    }
  }

  private void holdsTheFileAlone() {
    assertThat(target()).hasBinaryContent(CONTENT);
    assertThat(target().getParent()).isDirectoryNotContaining("glob:**.part");
  }

  private static void fails(ThrowingCallable call, String... texts) {
    assertThatThrownBy(call)
        .isInstanceOf(ToolkitException.class)
        .hasMessageContainingAll(texts)
        .extracting(e -> ((ToolkitException) e).exitCode())
        .isEqualTo(1);
  }

  @Test
  void getsAFileOnceAndTellsHowItGoes() throws IOException {
    List<Long> heard = new ArrayList<>();
    try (TestServer server = new TestServer(TestServer.serving(CONTENT))) {
      assertThat(get(server.uri("").toString(), Duration.ofSeconds(20), heard::add)).isTrue();
      holdsTheFileAlone();
      assertThat(get(server)).isFalse();
      assertThat(server.ranges()).containsExactly("all");
    }
    assertThat(heard).isSorted().endsWith((long) CONTENT.length);
  }

  @Test
  void goesOnWhereAnEarlierRunWasKilled() throws IOException {
    Files.write(part(), Arrays.copyOf(CONTENT, 100_000));
    try (TestServer server = new TestServer(TestServer.serving(CONTENT))) {
      get(server);
      assertThat(server.ranges()).containsExactly("bytes=100000-");
    }
    holdsTheFileAlone();
  }

  @Test
  void goesOnByItselfWhenTheConnectionBreaks() throws IOException {
    TestServer.Answer whole = TestServer.serving(CONTENT);
    TestServer.Answer breaking =
        (exchange, request) -> {
          if (request == 1) {
            TestServer.send(exchange, 200, CONTENT, 0, 70_000);
          } else {
            whole.to(exchange, request);
          }
        };
    try (TestServer server = new TestServer(breaking)) {
      get(server);
      assertThat(server.ranges()).hasSize(2);
      assertThat(server.ranges().get(1)).startsWith("bytes=");
    }
    holdsTheFileAlone();
  }

  @Test
  void startsAnewWhenTheServerIgnoresTheRange() throws IOException {
    Files.write(part(), new byte[5000]);
    TestServer.Answer deaf =
        (exchange, request) -> TestServer.send(exchange, 200, CONTENT, 0, CONTENT.length);
    try (TestServer server = new TestServer(deaf)) {
      get(server);
    }
    holdsTheFileAlone();
  }

  @Test
  void startsAnewWhenTheServerRefusesTheRangeOrSendsAnother() throws IOException {
    TestServer.Answer whole = TestServer.serving(CONTENT);
    TestServer.Answer refusing =
        (exchange, request) -> {
          if (request == 1) {
            exchange.sendResponseHeaders(416, -1);
          } else {
            whole.to(exchange, request);
          }
        };
    TestServer.Answer wrong =
        (exchange, request) -> {
          if (request == 1) {
            exchange.getResponseHeaders().add("Content-Range", "bytes 7-299999/300000");
            TestServer.send(exchange, 206, CONTENT, 7, CONTENT.length);
          } else {
            whole.to(exchange, request);
          }
        };
    for (TestServer.Answer answer : List.of(refusing, wrong)) {
      Files.deleteIfExists(target());
      Files.write(part(), new byte[5000]);
      try (TestServer server = new TestServer(answer)) {
        get(server);
        assertThat(server.ranges()).containsExactly("bytes=5000-", "all");
      }
      holdsTheFileAlone();
    }
  }

  @Test
  void aPartLongerThanTheFileIsThrownAway() throws IOException {
    Files.write(part(), new byte[CONTENT.length + 1]);
    try (TestServer server = new TestServer(TestServer.serving(CONTENT))) {
      get(server);
      assertThat(server.ranges()).containsExactly("all");
    }
    holdsTheFileAlone();
  }

  @Test
  void aWholePartNeedsNoServer() throws IOException {
    Files.write(part(), CONTENT);
    assertThat(get("http://127.0.0.1:9/", Duration.ofSeconds(20), bytes -> {})).isTrue();
    holdsTheFileAlone();
  }

  @Test
  void aDamagedFileIsFetchedAgain() throws IOException {
    byte[] damaged = CONTENT.clone();
    damaged[5]++;
    part();
    Files.write(target(), damaged);
    try (TestServer server = new TestServer(TestServer.serving(CONTENT))) {
      get(server);
    }
    holdsTheFileAlone();
  }

  @Test
  void corruptBytesAreThrownAway() throws IOException {
    byte[] corrupt = CONTENT.clone();
    corrupt[200_000] ^= 1;
    try (TestServer server = new TestServer(TestServer.serving(corrupt))) {
      fails(() -> get(server), "fetch.checksum", "SHA-256", server.uri("deep/file.txt").toString());
    }
    assertThat(target()).doesNotExist();
    assertThat(part()).doesNotExist();
  }

  @Test
  void aTruncatedFileIsAnErrorAndKept() throws IOException {
    byte[] half = Arrays.copyOf(CONTENT, 150_000);
    TestServer.Answer cut =
        (exchange, request) -> {
          if (request == 1) {
            TestServer.send(exchange, 200, half, 0, half.length);
          } else {
            exchange.sendResponseHeaders(500, -1);
          }
        };
    try (TestServer server = new TestServer(cut)) {
      fails(() -> get(server), "fetch.unreachable", "answered 500", "goes on where it stopped");
    }
    assertThat(part()).hasBinaryContent(half);
    assertThat(target()).doesNotExist();
  }

  @Test
  void moreBytesThanTheFileHasAreRefused() throws IOException {
    byte[] more = Arrays.copyOf(CONTENT, CONTENT.length + 70_000);
    try (TestServer server = new TestServer(TestServer.serving(more))) {
      fails(() -> get(server), "fetch.size", "more than the 300000 bytes");
    }
    assertThat(part()).doesNotExist();
  }

  @Test
  void aMissingFileIsNotAskedForTwice() throws IOException {
    try (TestServer server =
        new TestServer((exchange, request) -> exchange.sendResponseHeaders(404, -1))) {
      fails(() -> get(server), "fetch.refused", "404 (not found)", "by hand");
      assertThat(server.ranges()).hasSize(1);
    }
  }

  @Test
  void aRedirectIsFollowed() throws IOException {
    TestServer.Answer whole = TestServer.serving(CONTENT);
    TestServer.Answer redirecting =
        (exchange, request) -> {
          if (exchange.getRequestURI().getPath().equals("/deep/file.txt")) {
            exchange.getResponseHeaders().add("Location", "/moved");
            exchange.sendResponseHeaders(302, -1);
          } else {
            whole.to(exchange, request);
          }
        };
    try (TestServer server = new TestServer(redirecting)) {
      get(server);
    }
    holdsTheFileAlone();
  }

  @Test
  void noNetworkIsSaid() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    fails(
        () -> get("http://127.0.0.1:" + closed + "/", Duration.ofSeconds(20), bytes -> {}),
        "fetch.unreachable",
        "127.0.0.1 cannot be reached");
    fails(
        () -> get("http://nowhere.invalid/", Duration.ofSeconds(20), bytes -> {}),
        "fetch.unreachable",
        "nowhere.invalid cannot be reached");
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() throws IOException {
    TestServer.Answer stalling =
        (exchange, request) -> {
          TestServer.send(exchange, 200, CONTENT, 0, 1000);
          try {
            Thread.sleep(Duration.ofSeconds(30));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    try (TestServer server = new TestServer(stalling)) {
      fails(
          () -> get(server.uri("").toString(), Duration.ofMillis(300), bytes -> {}),
          "fetch.unreachable");
    }
    assertThat(Files.size(part())).isEqualTo(1000);
  }

  @Test
  void aFullDiskIsSaid() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");
    Files.createSymbolicLink(part(), full);
    try (TestServer server = new TestServer(TestServer.serving(CONTENT))) {
      fails(() -> get(server), "fetch.write", "No space left on device", "run it again");
    }
    assertThat(target()).doesNotExist();
  }

  @Test
  void aFolderThatIsAFileIsSaid() throws IOException {
    Files.writeString(folder.resolve("deep"), "in the way");
    try (TestServer server = new TestServer(TestServer.serving(CONTENT))) {
      fails(() -> get(server), "fetch.write", "deep");
    }
  }
}
