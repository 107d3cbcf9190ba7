package org.attentiontoolkit.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PeerStepsTest {
  @TempDir private Path folder;

  @Test
  void readsTheLineOfFigures() {
    String shell = "echo loading; echo '" + FakePeer.LINE + "'; echo done";
    assertThat(FakePeer.of(folder, shell, Optional.empty()).round().sample())
        .isEqualTo(
            new StepSample(
                "rnn-additive", "torch-2.9.1+cpu", 650.12, 2541.3, 10027081, 8.9848, 5.5061));
  }

  @Test
  void asksForTheSameWork() throws Exception {
    String shell = "echo \"$@\" >\"$0.asked\"; echo '" + FakePeer.LINE + "'";
    FakePeer.of(folder, shell, Optional.empty()).round();
    assertThat(Files.readString(folder.resolve("peer.sh.asked")).strip())
        .isEqualTo("--data data --case rnn-additive --steps 12 --warmup 3 --threads 2");
  }

  @Test
  void preloadsALibrary() throws Exception {
    String shell = "echo \"$LD_PRELOAD\" >\"$0.preloaded\"; echo '" + FakePeer.LINE + "'";
    Round round = FakePeer.of(folder, shell, Optional.of(FakePeer.LIBRARY)).round();
    assertThat(Files.readString(folder.resolve("peer.sh.preloaded")).strip())
        .isEqualTo(FakePeer.LIBRARY.toString());
    assertThat(round.sample().json()).contains("torch-2.9.1+cpu+preload");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "VmHWM is Linux's")
  void notesTheMostMemory() {
    String hold = "exec dd if=/dev/zero of=/dev/null bs=64M count=100 status=none";
    String shell = "echo '" + FakePeer.LINE + "'; " + hold;
    assertThat(FakePeer.of(folder, shell, Optional.empty()).round().peakBytes() >> 20)
        .isBetween(64L, 72L);
  }

  @Test
  void takesMuchOutput() {
    String shell = "yes loading | head -n 100000; echo '" + FakePeer.LINE + "'";
    assertThat(FakePeer.of(folder, shell, Optional.empty()).round().sample().speed())
        .isEqualTo(2541.3);
  }

  @Test
  void saysHowThePeerFailed() {
    assertThatThrownBy(() -> FakePeer.of(folder, "exit 3", Optional.empty()).round())
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("bench.python")
        .hasMessageContaining("ended with 3")
        .hasMessageContaining("peer.sh --data data");
  }

  @Test
  void saysThatThereWereNoFigures() {
    assertThatThrownBy(() -> FakePeer.of(folder, "echo hello", Optional.empty()).round())
        .hasMessageContaining("bench.no-figures");
  }

  @Test
  void saysWhyAPythonCannotBeUsed() {
    assertThat(PythonScript.obstacle(folder.resolve("python").toString(), "x"))
        .contains(folder.resolve("python") + " cannot be started");
    Path python =
        FakePeer.script(folder, "python", "#!/bin/sh\necho Trace\necho No module named x\nexit 1");
    assertThat(python.toFile().setExecutable(true)).isTrue();
    assertThat(PythonScript.obstacle(python.toString(), "x"))
        .contains(python + " says No module named x");
  }
}
