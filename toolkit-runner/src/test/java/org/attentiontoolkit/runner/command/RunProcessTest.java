package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.testing.ToolkitProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What needs a process of its own: signals, and memory that runs out. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "signals are sent with Linux's programs")
class RunProcessTest {
  @TempDir private Path folder;

  @Test
  void ctrlCStopsAfterTheStepAndKeepsWhatIsThere() throws Exception {
    try (ToolkitProcess process =
        start(List.of(), "--set", "training.max-epochs=100000", "--set", "training.keep=last")) {
      process.awaitError("step 20");
      process.signal("INT");
      assertThat(process.await()).as(process.err()).isEqualTo(130);
      assertThat(process.err()).contains("Stopping after this step");
      assertThat(process.out().strip()).isEqualTo(run().toString());
    }
    assertThat(run().readRecord().outcome().status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(run().metrics()).isNotEmptyFile();
    var evaluated = CommandLineHarness.toolkit("evaluate", run().toString());
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
  }

  @Test
  void aSecondCtrlCEndsAtOnce() throws Exception {
    try (ToolkitProcess process =
        start(
            List.of(),
            "--set",
            "task.batch.sentences=600",
            "--set",
            "model.decoder.hidden-width=2000",
            "--set",
            "model.encoder.hidden-width=2000")) {
      process.awaitError("train and evaluate: at most");
      process.signal("INT");
      process.awaitError("Stopping after this step");
      process.signal("INT");
      assertThat(process.await()).as(process.err()).isEqualTo(130);
    }
    assertThat(run().readRecord().outcome().status())
        .as("nobody could say how it ended")
        .isEqualTo(RunStatus.RUNNING);
  }

  @Test
  void nativeMemoryThatRunsOutIsOneMessage() throws Exception {
    try (ToolkitProcess process =
        start(
            List.of("-Dtoolkit.native-memory-mib=100"),
            "--set",
            "model.decoder.hidden-width=4000")) {
      assertThat(process.await()).isEqualTo(1);
      assertThat(process.err()).contains("tensor.out-of-memory").doesNotContain("\tat ");
    }
    assertThat(run().readRecord().outcome().status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void heapThatRunsOutIsOneMessage() throws Exception {
    Path file = TinyExperiment.write(folder);
    TinyExperiment.write(folder, "train.src", "one two\n".repeat(400_000));
    TinyExperiment.write(folder, "train.tgt", "two one\n".repeat(400_000));
    try (ToolkitProcess process = start(file, List.of("-Xmx24m"))) {
      assertThat(process.await()).isEqualTo(1);
      assertThat(process.err()).contains("run.out-of-memory").doesNotContain("\tat ");
    }
    assertThat(run().readRecord().outcome().status()).isEqualTo(RunStatus.FAILED);
  }

  private ToolkitProcess start(List<String> jvm, String... sets) {
    return start(TinyExperiment.write(folder), jvm, sets);
  }

  private ToolkitProcess start(Path file, List<String> jvm, String... sets) {
    List<String> words = new ArrayList<>(List.of("run", file.toString()));
    words.addAll(List.of("--runs", folder.resolve("runs").toString(), "--name", "one"));
    words.addAll(List.of(sets));
    return ToolkitProcess.start(folder, jvm, words);
  }

  private RunFolder run() {
    return RunFolder.open(folder.resolve("runs/tiny/one"));
  }
}
