package org.attentiontoolkit.runner.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.testing.Call;
import org.attentiontoolkit.runner.testing.Outcome;
import org.attentiontoolkit.runner.testing.RealToolkit;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.testing.ToolkitProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that are told to end, politely or not. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "signals are sent with Linux's programs")
class SignalsTest {
  /** Two seconds, and as long again for a machine that does other things as well. */
  private static final Duration STOPPED = Duration.ofSeconds(4);

  @TempDir private Path folder;

  @BeforeEach
  void prepare() {
    TinyExperiment.write(folder);
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void stopsAfterTheStepAndKeepsWhatIsThere(String signal, int code) throws Exception {
    Call call = run("--set", "training.max-epochs=100000", "--set", "training.keep=last");
    try (ToolkitProcess process = call.start()) {
      process.awaitError("step 20");
      process.signal(signal);
      Outcome outcome = process.outcome();
      assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
      assertThat(outcome.err()).contains("Stopping after this step");
      assertThat(outcome.out().strip()).isEqualTo(one().toString());
      EveryCommandTest.isCalm(outcome);
    }
    assertThat(one().readRecord().outcome().status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(one().metrics()).isNotEmptyFile();
    assertThat(one().report()).content().contains("interrupted");
    Outcome evaluated = RealToolkit.shared().call("evaluate", one().toString()).run();
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
  }

  /** Counting two million lines takes longer than it may take to stop. */
  @Test
  void stopsWhileDataArePrepared() throws Exception {
    TinyExperiment.write(folder, "train.src", "one two three four five\n".repeat(2_000_000));
    TinyExperiment.write(folder, "train.tgt", "five four three two one\n".repeat(2_000_000));
    Outcome outcome = interrupted(run(), "check everything");
    assertThat(outcome.err()).doesNotContain("build model");
    assertThat(one().model()).doesNotExist();
    assertThat(one().log()).content().contains("interrupted");
  }

  /** Thousands of sentences are translated by a model that has yet to learn where they end. */
  @Test
  void stopsWhileEvaluating() throws Exception {
    TinyExperiment.write(folder, "valid.src", "one two three four five\n".repeat(20_000));
    TinyExperiment.write(folder, "valid.tgt", "five four three two one\n".repeat(20_000));
    Call call =
        run("--set", "training.evaluate-steps=1").with("--set", "task.decoding.length-extra=2000");
    Outcome outcome = interrupted(call, "step 1 ");
    assertThat(outcome.err()).doesNotContain("best so far", "step 2 ");
    assertThat(one().model()).as("what was learned so far").exists();
  }

  /** Sends Ctrl-C when a call has said something; it ends within two seconds as everywhere. */
  private Outcome interrupted(Call call, String said) throws Exception {
    try (ToolkitProcess process = call.start()) {
      process.awaitError(said);
      long begin = System.nanoTime();
      process.signal("INT");
      Outcome outcome = process.outcome();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(STOPPED);
      assertThat(outcome.code()).as(outcome.err()).isEqualTo(130);
      assertThat(outcome.out().strip()).isEqualTo(one().toString());
      EveryCommandTest.isCalm(outcome);
      assertThat(one().readRecord().outcome().status()).isEqualTo(RunStatus.INTERRUPTED);
      assertThat(one().report()).content().contains("interrupted");
      return outcome;
    }
  }

  /** Started by nohup, a run outlives its terminal. */
  @Test
  void goesOnWhenHangingUpIsIgnored() throws Exception {
    Call call = run("--set", "training.max-epochs=3").ignoringHangUp();
    try (ToolkitProcess process = call.start()) {
      process.awaitError("step 10");
      process.signal("HUP");
      assertThat(process.await()).as(process.err()).isZero();
    }
    assertThat(one().readRecord().outcome().status()).isEqualTo(RunStatus.FINISHED);
  }

  @Test
  void aTerminalThatGoesAwayEndsTheRunOrderly() throws Exception {
    Call call = run("--set", "training.max-epochs=100000").terminal("xterm", 80);
    try (ToolkitProcess process = call.start()) {
      process.awaitOutput("best so far");
      process.signal("KILL"); // the terminal's own program
    }
    long end = System.nanoTime() + 60_000_000_000L;
    while (one().readRecord().outcome().status() == RunStatus.RUNNING && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(one().readRecord().outcome().status()).isEqualTo(RunStatus.INTERRUPTED);
  }

  @Test
  void aSecondCtrlCEndsAtOnce() throws Exception {
    Call call =
        run("--set", "task.batch.sentences=600")
            .with("--set", "model.decoder.hidden-width=2000")
            .with("--set", "model.encoder.hidden-width=2000");
    try (ToolkitProcess process = call.start()) {
      process.awaitError("train and evaluate: at most");
      process.signal("INT");
      process.awaitError("Stopping after this step");
      process.signal("INT");
      assertThat(process.await()).as(process.err()).isEqualTo(130);
    }
    assertThat(one().readRecord().outcome().status())
        .as("nobody could say how it ended")
        .isEqualTo(RunStatus.RUNNING);
  }

  @Test
  void aRunThatWasKilledHasItsBestModel() throws Exception {
    try (ToolkitProcess process = run("--set", "training.max-epochs=100000").start()) {
      process.awaitError("best so far");
      process.signal("KILL");
      process.await();
    }
    assertThat(one().readRecord().outcome().status()).isEqualTo(RunStatus.RUNNING);
    assertThat(one().readRecord().facts().kept()).isPresent();
    Outcome translated =
        RealToolkit.shared().call("translate", one().toString()).input("one two\n").run();
    assertThat(translated.code()).as(translated.err()).isZero();
    assertThat(translated.out()).hasLineCount(1);
  }

  private Call run(String... words) {
    return RealToolkit.shared()
        .call("run", "tiny.conf", "--name", "one", "--set", "training.log-every=10")
        .with(words)
        .in(folder);
  }

  private RunFolder one() {
    return RunFolder.open(folder.resolve("runs/tiny/one"));
  }
}
