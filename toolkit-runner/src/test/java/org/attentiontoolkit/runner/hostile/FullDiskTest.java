package org.attentiontoolkit.runner.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.attentiontoolkit.runner.testing.Call;
import org.attentiontoolkit.runner.testing.Outcome;
import org.attentiontoolkit.runner.testing.RealToolkit;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.testing.ToolkitProcess;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A disk that gets full while a run writes: one message, a record that does not say finished, and
 * what was there before is whole.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full, and ulimit's blocks of 512 bytes")
class FullDiskTest {
  private static final int LIMIT = 12 * 1024;

  @TempDir private Path folder;
  private String name = "one";

  @BeforeEach
  void prepare() {
    TinyExperiment.write(folder);
  }

  /** {@code /dev/full}, where a temporary file would be, has no space for a byte. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.safetensors",
        "record.json",
        "predictions/test.tsv",
        "predictions/test.txt",
        "evaluation/test.json",
        "report.html"
      })
  void findsNoSpaceFor(String name) throws Exception {
    Outcome outcome;
    try (ToolkitProcess process = run("--set", "training.max-epochs=2").start()) {
      process.awaitError("prepare data");
      Path file = one().resolve(name);
      Files.createDirectories(file.getParent());
      Files.createSymbolicLink(
          file.resolveSibling("." + file.getFileName() + ".part"), Path.of("/dev/full"));
      outcome = process.outcome();
    }
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    saysOnce("file.disk-full", name, outcome.err());
    if (!name.equals("record.json")) {
      assertThat(one().resolve("record.json")).content().contains("\"status\": \"failed\"");
    }
    assertThat(one().resolve("record.json")).content().doesNotContain("finished");
    whatIsThereIsWhole();
  }

  /** Files may not grow beyond a size: the metrics reach it in the middle of a line. */
  @Test
  void theMetricsFindNoSpace() throws Exception {
    // The native libraries, which JavaCPP copies once for each user, are larger.
    Engine.create(EngineOptions.defaults()).close();
    // Token numbers are larger, too; they are made once.
    assertThat(run("--set", "training.max-steps=1").run().code()).isZero();
    // The JVM's own file of counters would be too large.
    Outcome outcome =
        RealToolkit.shared()
            .call("run", "tiny.conf", "--name", "two", "--set", "task.batch.sentences=4")
            .with("--set", "training.log-every=1")
            .in(folder)
            .jvm("-XX:-UsePerfData")
            .filesUpTo(LIMIT)
            .run();
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    name = "two";
    saysOnce("file.unwritable", "metrics.jsonl", outcome.err());
    assertThat(Files.size(one().resolve("metrics.jsonl"))).isBetween(LIMIT - 500L, LIMIT - 1L);
    whatIsThereIsWhole();
  }

  /** Of token numbers that did not fit nothing is left, and the next run makes them. */
  @Test
  void preparedDataFindNoSpace() throws Exception {
    Engine.create(EngineOptions.defaults()).close();
    Outcome outcome = run().jvm("-XX:-UsePerfData").filesUpTo(LIMIT).run();
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.err()).contains("file.unwritable: ", "/runs/.data/").doesNotContain("\tat ");
    try (Stream<Path> all = Files.walk(folder.resolve("runs/.data"))) {
      assertThat(all).noneMatch(file -> file.toString().contains(".part"));
    }
    name = "two";
    Outcome again =
        RealToolkit.shared()
            .call("run", "tiny.conf", "--name", "two", "--set", "training.max-steps=1")
            .in(folder)
            .run();
    assertThat(again.code()).as(again.err()).isZero();
  }

  private Call run(String... words) {
    return RealToolkit.shared().call("run", "tiny.conf", "--name", "one").with(words).in(folder);
  }

  private Path one() {
    return folder.resolve("runs/tiny").resolve(name);
  }

  private void saysOnce(String id, String file, String said) {
    assertThat(said).contains(id + ": ", "  at    " + one().resolve(file) + "\n");
    assertThat(said).containsOnlyOnce(id).doesNotContain("\tat ", "warning");
  }

  /** As other programs read it. */
  private void whatIsThereIsWhole() throws IOException {
    String metrics = Files.readString(one().resolve("metrics.jsonl"));
    assertThat(metrics).matches("(?s)|.*}\n");
    assertThat(metrics.lines()).allMatch(line -> JsonParser.parseString(line).isJsonObject());
    String record = Files.readString(one().resolve("record.json"));
    assertThat(JsonParser.parseString(record).isJsonObject()).isTrue();
    Outcome checked =
        RealToolkit.shared().call("check", one().resolve("config.conf").toString()).run();
    assertThat(checked.code()).as(checked.err()).isZero();
    try (Stream<Path> all = Files.walk(one())) {
      assertThat(all)
          .noneMatch(file -> Files.isRegularFile(file) && file.toString().endsWith(".part"));
    }
  }
}
