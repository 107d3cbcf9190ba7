package org.attentiontoolkit.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.Stopped;
import org.attentiontoolkit.tensor.error.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCacheTest {
  @TempDir private Path folder;
  private final AtomicInteger made = new AtomicInteger();

  private Path entry(String... source) {
    return new DataCache(folder.resolve("cache"), Stop.NEVER)
        .entry("numbers", List.of(source), this::make);
  }

  private void make(Path empty) {
    made.incrementAndGet();
    write(empty.resolve("tokens"), "one two three");
    write(empty.resolve("places"), "");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("cache"))) {
      return entries.filter(e -> !e.toString().endsWith(".lock")).toList();
    }
  }

  @Test
  void anEntryIsMadeOnceForWhatItFollowsFrom() throws IOException {
    Path first = entry("a", "b");
    assertThat(first.resolve("tokens")).hasContent("one two three");
    assertThat(entry("a", "b")).isEqualTo(first);
    assertThat(made).hasValue(1);
    assertThat(entry("ab")).isNotEqualTo(first);
    assertThat(entry("a", "c")).isNotEqualTo(first);
    assertThat(made).hasValue(3);
    assertThat(all()).hasSize(3);
  }

  /**
   * A bit that has turned, a file cut short, one gone, one too many, checksums cut short or gone.
   */
  @Test
  void aDamagedEntryIsMadeAnew() throws IOException {
    Path entry = entry("a");
    List<Callable<Path>> damages =
        List.of(
            () -> Files.writeString(entry.resolve("tokens"), "one two Three"),
            () -> Files.writeString(entry.resolve("tokens"), "one two"),
            () -> Files.writeString(entry.resolve("places"), "1"),
            () -> delete(entry.resolve("tokens")),
            () -> Files.writeString(entry.resolve("more"), "x"),
            () -> Files.writeString(entry.resolve("checksums"), "attention-toolkit data 1\n"),
            () -> delete(entry.resolve("checksums")));
    for (int i = 0; i < damages.size(); i++) {
      call(damages.get(i));
      assertThat(entry("a")).isEqualTo(entry);
      assertThat(made).as("damage %d", i).hasValue(2 + i);
      assertThat(entry.resolve("tokens")).hasContent("one two three");
      assertThat(entry.resolve("more")).doesNotExist();
    }
  }

  private static Path delete(Path file) throws IOException {
    Files.delete(file);
    return file;
  }

  private static void call(Callable<Path> damage) {
    try {
      damage.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** As after a process that was killed while it wrote. */
  @Test
  void aTornEntryIsNoneAndIsClearedAway() throws IOException {
    Path entry = entry("a");
    Path part = entry.resolveSibling("." + entry.getFileName() + ".part");
    Files.move(entry, part);
    write(part.resolve("rest"), "half");
    assertThat(entry("a")).isEqualTo(entry);
    assertThat(made).hasValue(2);
    assertThat(all()).containsExactly(entry);
  }

  @Test
  void nothingIsLeftOfAnEntryThatFailed() throws IOException {
    RuntimeException full = Problem.failure("file.disk-full", "The disk is full.").exception();
    DataCache cache = new DataCache(folder.resolve("cache"), Stop.NEVER);
    assertThatThrownBy(() ->
            cache.entry(
                "numbers",
                List.of("a"),
                part -> {
                  make(part);
                  throw full;
                }))
        .isSameAs(full);
    assertThat(all()).isEmpty();
    assertThat(entry("a").resolve("tokens")).exists();
  }

  @Test
  void aStopWhileItIsMadeLeavesNothing() throws IOException {
    AtomicBoolean stop = new AtomicBoolean();
    DataCache cache = new DataCache(folder.resolve("cache"), stop::get);
    assertThatThrownBy(() ->
            cache.entry(
                "numbers",
                List.of("a"),
                part -> {
                  make(part);
                  stop.set(true);
                }))
        .isInstanceOf(Stopped.class);
    assertThat(all()).isEmpty();
  }

  @Test
  void othersWaitForTheOneThatMakesIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    DataCache cache = new DataCache(folder.resolve("cache"), Stop.NEVER);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      var first =
          threads.submit(() ->
              cache.entry(
                  "numbers",
                  List.of("a"),
                  part -> {
                    begun.countDown();
                    await(go);
                    make(part);
                  }));
      begun.await();
      var second = threads.submit(() -> entry("a"));
      assertThatThrownBy(() ->
              new DataCache(folder.resolve("cache"), () -> true)
                  .entry("numbers", List.of("a"), this::make))
          .as("whoever waits can be stopped")
          .isInstanceOf(Stopped.class);
      assertThat(second.isDone()).isFalse();
      go.countDown();
      assertThat(second.get()).isEqualTo(first.get());
      assertThat(made).hasValue(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aPlaceWhereNoFolderCanBeIsTold() {
    write(folder.resolve("cache"), "a file");
    assertThatThrownBy(() -> entry("a")).hasMessageContaining("file.no-folder");
  }
}
