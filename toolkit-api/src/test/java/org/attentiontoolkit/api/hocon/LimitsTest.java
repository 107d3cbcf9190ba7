package org.attentiontoolkit.api.hocon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LimitsTest {
  /** Half of what a thread has by default. */
  private static final int STACK = 512 << 10;

  /** Each takes less than a second on a machine of 2026 that has nothing else to do. */
  private static final Duration TIME = Duration.ofSeconds(30);

  @TempDir private Path folder;

  static List<HostileTexts.Hostile> hostile() {
    return HostileTexts.all();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileFileIsReadOrTold(HostileTexts.Hostile hostile) throws Exception {
    Path file = Files.writeString(folder.resolve("hostile.conf"), hostile.text());
    List<Problem> problems = read(file);
    if (hostile.id().isEmpty()) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems)
          .singleElement()
          .satisfies(
              p -> assertThat(p.id()).isEqualTo(hostile.id()),
              p -> assertThat(p.where().orElse("")).matches(".*hostile\\.conf(:\\d+)?"),
              p -> assertThat(p.toString()).hasSizeLessThan(1000));
    }
  }

  /** The problems of a file, read with little stack. */
  private static List<Problem> read(Path file) throws Exception {
    FutureTask<List<Problem>> reading = new FutureTask<>(() -> problems(file));
    Thread thread = new Thread(null, reading, "reader", STACK);
    thread.start();
    try {
      return reading.get(TIME.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      AssertionError slow = new AssertionError("not read after " + TIME);
      slow.setStackTrace(thread.getStackTrace());
      throw slow;
    }
  }

  private static List<Problem> problems(Path file) {
    try {
      Document.of(file).resolved();
      return List.of();
    } catch (ToolkitException e) {
      return e.problems();
    }
  }

  @Test
  void upToTheLimitsAllIsWell() throws IOException {
    String names = "a" + ".a".repeat(FileLimits.DEPTH - 1);
    Path file = write("a.conf", names + " = 1\nb = ${" + names + "}");
    assertThat(Document.of(file).resolved().get("b").flatMap(Value::word)).contains("1");
    String brackets = "[".repeat(FileLimits.DEPTH - 1) + "1" + "]".repeat(FileLimits.DEPTH - 1);
    assertThat(problems(write("a.conf", "a = " + brackets))).isEmpty();
    assertThat(problems(write("a.conf", "a = [" + brackets + "]")))
        .extracting(Problem::id)
        .containsExactly("config.too-deep");
    String text = "a = " + "x".repeat(FileLimits.BYTES - 4);
    assertThat(problems(write("a.conf", text))).isEmpty();
    assertThat(problems(write("a.conf", text + "x")))
        .extracting(Problem::toString)
        .containsExactly(
            "config.too-large · the files together hold more than 4 MB · "
                + folder.resolve("a.conf")
                + " · an experiment's file names its data; the data themselves belong into files");
  }

  @Test
  void filesIncludeEachOtherToADepth() throws IOException {
    int files = FileLimits.DEPTH;
    for (int i = 1; i < files; i++) {
      write(i + ".conf", "include \"" + (i + 1) + ".conf\"");
    }
    write(files + ".conf", "a = 1");
    assertThat(problems(folder.resolve("1.conf"))).isEmpty();
    write("0.conf", "include \"1.conf\"");
    assertThatThrownBy(() -> Document.of(folder.resolve("0.conf")))
        .hasMessage(
            "config.too-deep · more than 100 files include each other · "
                + folder.resolve("99.conf")
                + ":1");
  }

  @Test
  void aFileThatIsIncludedTwiceByEachOfManyCountsEachTime() throws IOException {
    for (int i = 0; i < 30; i++) {
      String include = "include \"" + (i + 1) + ".conf\"\n";
      write(i + ".conf", include + include);
    }
    write("30.conf", "a = 1");
    assertThatThrownBy(() -> Document.of(folder.resolve("0.conf")))
        .hasMessageStartingWith("config.too-large · more than 100 files are included · ");
    write("1.conf", "x".repeat(3 << 20) + " = 1");
    assertThatThrownBy(() -> Document.of(folder.resolve("0.conf")))
        .hasMessageStartingWith("config.too-large · the files together hold more than 4 MB · ");
  }

  @Test
  void aLinkThatLeadsInACircleIsTold() throws IOException {
    Files.createSymbolicLink(folder.resolve("here"), folder);
    Path file = write("a.conf", "include \"here/a.conf\"");
    // Systems follow about forty links.
    assertThatThrownBy(() -> Document.of(file)).hasMessageStartingWith("config.missing-include · ");
  }

  @Test
  void aSetHasTheSameLimits() {
    assertThatThrownBy(() -> Assignment.parse("a=" + "[".repeat(100_000)))
        .hasMessageStartingWith("config.too-deep · ")
        .satisfies(e -> assertThat(Objects.requireNonNull(e.getMessage())).hasSizeLessThan(1000));
    assertThatThrownBy(() -> Assignment.parse("a" + ".a".repeat(100_000) + "=1"))
        .hasMessageStartingWith("config.too-deep · ");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
