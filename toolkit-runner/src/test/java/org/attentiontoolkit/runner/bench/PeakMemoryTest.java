package org.attentiontoolkit.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "VmHWM is Linux's")
class PeakMemoryTest {
  private static final int MIB = 1 << 20;

  /** {@code dd} holds one block: once it asks for the second, it has written all of the first. */
  @Test
  void isWhatAProcessTouched() throws Exception {
    Process process =
        new ProcessBuilder("dd", "bs=64M", "iflag=fullblock", "of=/dev/null", "status=none")
            .start();
    try (OutputStream input = process.getOutputStream()) {
      for (int i = 0; i < 65; i++) {
        input.write(new byte[MIB]);
        input.flush();
      }
      assertThat(PeakMemory.of(process.pid()).orElseThrow()).isBetween(64L * MIB, 72L * MIB);
    }
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void ofAProcessThatIsGoneIsUnknown() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    assertThat(PeakMemory.of(process.pid())).isEmpty();
  }
}
