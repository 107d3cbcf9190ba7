package org.attentiontoolkit.runner.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.attentiontoolkit.runner.testing.RealToolkit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Somebody types lines and waits for answers. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class InteractiveTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @BeforeEach
  void prepare() {
    Commands.prepare(RealToolkit.shared(), folder);
  }

  /** Also when more has been typed of which the end is not there yet. */
  @Test
  void eachLineIsAnsweredBeforeTheNextIsWhole() throws Exception {
    Process process = RealToolkit.shared().call("translate", "trained").in(folder).piped();
    try (OutputStream in = process.getOutputStream();
        BufferedReader out =
            new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      write(in, "one two\nsi");
      assertThat(answer(out)).isNotBlank();
      write(in, "x\n");
      assertThat(answer(out)).isNotBlank();
      write(in, "\n");
      assertThat(answer(out)).isEmpty();
      in.close();
      assertThat(out.readLine()).isNull();
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void write(OutputStream in, String text) throws IOException {
    in.write(text.getBytes(UTF_8));
    in.flush();
  }

  private static String answer(BufferedReader out) throws Exception {
    return CompletableFuture.supplyAsync(() -> line(out))
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static String line(BufferedReader out) {
    try {
      return String.valueOf(out.readLine());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
