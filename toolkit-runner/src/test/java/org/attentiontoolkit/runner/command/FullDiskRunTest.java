package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.testing.ToolkitProcess;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that gets full while a run writes: one message, and what was there before is whole. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full, and ulimit's blocks of 512 bytes")
class FullDiskRunTest {
  private static final int LIMIT = 12 * 1024;

  @TempDir private Path folder;

  /** {@code /dev/full}, where the model's temporary file would be, has no space for a byte. */
  @Test
  void theModelFindsNoSpace() throws Exception {
    try (ToolkitProcess process = ToolkitProcess.start(folder, List.of(), words())) {
      process.awaitError("prepare data");
      Files.createSymbolicLink(run().resolve(".model.safetensors.part"), Path.of("/dev/full"));
      assertThat(process.await()).as(process.err()).isEqualTo(1);
      saysOnce("file.disk-full", "model.safetensors", process.err());
    }
    assertThat(run().resolve("record.json")).content().contains("\"status\": \"failed\"");
    whatIsThereIsWhole();
  }

  /** Files may not grow beyond a size: the metrics reach it in the middle of a line. */
  @Test
  void theMetricsFindNoSpace() throws Exception {
    // The native libraries, which JavaCPP copies once for each user, are larger.
    Engine.create(EngineOptions.defaults()).close();
    try (ToolkitProcess process =
        ToolkitProcess.startWithFilesUpTo(folder, LIMIT, words("task.batch.sentences=4"))) {
      assertThat(process.await()).as(process.err()).isEqualTo(1);
      saysOnce("file.unwritable", "metrics.jsonl", process.err());
    }
    assertThat(Files.size(run().resolve("metrics.jsonl"))).isBetween(LIMIT - 500L, LIMIT - 1L);
    whatIsThereIsWhole();
  }

  private List<String> words(String... sets) {
    return Stream.concat(
            Stream.of(
                "run",
                TinyExperiment.write(folder).toString(),
                "--runs",
                folder.resolve("runs").toString(),
                "--name",
                "one"),
            Stream.concat(Stream.of("training.log-every=1"), Stream.of(sets))
                .flatMap(set -> Stream.of("--set", set)))
        .toList();
  }

  private Path run() {
    return folder.resolve("runs/tiny/one");
  }

  private void saysOnce(String id, String file, String said) {
    assertThat(said).contains(id + ": ", "  at    " + run().resolve(file) + "\n");
    assertThat(said).containsOnlyOnce(id).doesNotContain("\tat ", "warning");
  }

  /** As other programs read it. */
  private void whatIsThereIsWhole() throws IOException {
    String metrics = Files.readString(run().resolve("metrics.jsonl"));
    assertThat(metrics).endsWith("}\n");
    assertThat(metrics.lines()).allMatch(line -> JsonParser.parseString(line).isJsonObject());
    assertThat(
            JsonParser.parseString(Files.readString(run().resolve("record.json"))).isJsonObject())
        .isTrue();
    var checked = CommandLineHarness.toolkit("check", run().resolve("config.conf").toString());
    assertThat(checked.code()).as(checked.err()).isZero();
    try (Stream<Path> all = Files.walk(run())) {
      assertThat(all).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }
}
