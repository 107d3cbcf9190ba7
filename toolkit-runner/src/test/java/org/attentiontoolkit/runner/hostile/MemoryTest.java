package org.attentiontoolkit.runner.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.testing.Outcome;
import org.attentiontoolkit.runner.testing.RealToolkit;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Memory that runs out is one message, with advice that helps. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class MemoryTest {
  @TempDir private Path folder;

  @Test
  void nativeMemory() {
    TinyExperiment.write(folder);
    Outcome outcome =
        run("-Xmx256m", "--set", "engine.memory=100", "--set", "model.decoder.hidden-width=4000");
    failed(outcome, "tensor.out-of-memory");
    assertThat(outcome.err()).contains("of 100 are left", "raise engine.memory");
  }

  /** Text does not lie on the heap, but every word of the vocabulary does. */
  @Test
  void heap() {
    TinyExperiment.write(folder);
    String words =
        IntStream.range(0, 400_000).mapToObj(i -> "word" + i + "\n").collect(Collectors.joining());
    TinyExperiment.write(folder, "train.src", words);
    TinyExperiment.write(folder, "train.tgt", words);
    Outcome outcome = run("-Xmx24m");
    failed(outcome, "run.out-of-memory");
    assertThat(outcome.err()).contains("Give the JVM more than its", "TOOLKIT_JAVA_OPTS=-Xmx1g");
  }

  private Outcome run(String option, String... words) {
    return RealToolkit.shared()
        .call("run", "tiny.conf", "--name", "one")
        .with(words)
        .in(folder)
        .jvm(option)
        .run();
  }

  private void failed(Outcome outcome, String id) {
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.err()).contains(id);
    EveryCommandTest.isCalm(outcome);
    RunFolder run = RunFolder.open(folder.resolve("runs/tiny/one"));
    assertThat(run.readRecord().outcome().status()).isEqualTo(RunStatus.FAILED);
  }
}
