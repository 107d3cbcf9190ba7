package org.attentiontoolkit.runner.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.runner.testing.Outcome;
import org.attentiontoolkit.runner.testing.RealToolkit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders of runs that something happened to: every command that reads a run says what. */
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class OddRunFolderTest {
  private static final List<String> READERS = List.of("evaluate", "translate");

  @TempDir private static Path prepared;
  @TempDir private Path folder;

  @BeforeAll
  static void prepare() {
    Commands.prepare(RealToolkit.shared(), prepared);
  }

  /**
   * A mishap.
   *
   * @param file which one of the run it happens to
   * @param id what its reader is told
   */
  record Mishap(String file, Change change, String id) {
    @Override
    public String toString() {
      return change + " " + file;
    }

    void happen(Path run) throws IOException {
      Path target = run.resolve(file);
      byte[] bytes = Files.readAllBytes(target);
      switch (change) {
        case DELETED -> Files.delete(target);
        case EMPTIED -> Files.write(target, new byte[0]);
        case CUT -> Files.write(target, Arrays.copyOf(bytes, bytes.length / 2));
        case FLIPPED -> {
          bytes[bytes.length / 2] ^= 1;
          Files.write(target, bytes);
        }
        case FOLDER -> {
          Files.delete(target);
          Files.createDirectory(target);
        }
      }
    }
  }

  enum Change {
    DELETED,
    EMPTIED,
    CUT,
    FLIPPED,
    FOLDER
  }

  static List<Mishap> mishaps() {
    return List.of(
        new Mishap("record.json", Change.DELETED, "run.foreign"),
        new Mishap("record.json", Change.EMPTIED, "run.damaged"),
        new Mishap("record.json", Change.CUT, "run.damaged"),
        new Mishap("record.json", Change.FOLDER, "record.json"),
        new Mishap("model.safetensors", Change.DELETED, "run.no-model"),
        new Mishap("model.safetensors", Change.EMPTIED, "run.changed"),
        new Mishap("model.safetensors", Change.CUT, "run.changed"),
        new Mishap("model.safetensors", Change.FLIPPED, "run.changed"),
        new Mishap("model.safetensors", Change.FOLDER, "model.safetensors"),
        new Mishap("config.conf", Change.DELETED, "run.changed"),
        new Mishap("config.conf", Change.CUT, "run.changed"),
        new Mishap("task/source.vocab", Change.DELETED, "run.changed"),
        new Mishap("task/target.vocab", Change.FLIPPED, "run.changed"),
        new Mishap("task/target.vocab", Change.FOLDER, "run.changed"));
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @MethodSource("mishaps")
  void isToldByEveryReader(Mishap mishap) throws IOException {
    Path run = runAfter(mishap);
    for (String reader : READERS) {
      for (String force : List.of("", "--force")) {
        Outcome outcome =
            RealToolkit.shared()
                .call(reader, run.toString())
                .with(force.isEmpty() ? new String[0] : new String[] {force})
                .input("one\n")
                .run();
        EveryCommandTest.isCalm(outcome);
        if (force.isEmpty()) {
          assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
          assertThat(outcome.err()).contains(mishap.id());
          assertThat(outcome.out()).isEmpty();
        } else {
          assertThat(outcome.code()).as(outcome.err()).isBetween(0, 2);
        }
      }
    }
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @MethodSource("mishaps")
  void makesNoMean(Mishap mishap) throws IOException {
    Path run = runAfter(mishap);
    Path mean = folder.resolve("here/mean");
    Outcome outcome =
        RealToolkit.shared()
            .call("average", run.toString(), "--last", "1", "--to", mean.toString())
            .run();
    EveryCommandTest.isCalm(outcome);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(mishap.id()).doesNotContain("--force");
    assertThat(outcome.out()).isEmpty();
    assertThat(mean).doesNotExist();
  }

  private Path runAfter(Mishap mishap) throws IOException {
    Commands.copy(prepared, folder.resolve("here"));
    Path run = folder.resolve("here/trained");
    mishap.happen(run);
    return run;
  }
}
