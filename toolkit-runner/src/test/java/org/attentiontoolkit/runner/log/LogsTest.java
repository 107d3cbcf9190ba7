package org.attentiontoolkit.runner.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.attentiontoolkit.runner.screen.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogsTest {
  private static final Logger LOG = LoggerFactory.getLogger(LogsTest.class);

  @TempDir private Path folder;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final Screen screen =
      new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), OptionalInt.empty());

  @Test
  void theFileHasAllAndTheScreenWhatMatters() throws IOException {
    Path file = folder.resolve("log.txt");
    try (Logs logs = Logs.open(screen)) {
      LOG.info("before there is a file");
      logs.writeTo(file);
      LOG.debug("detail", new IllegalStateException("ä"));
      LOG.warn("careful");
      logs.requireWritten();
    }
    assertThat(shown.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines("before there is a file\nwarning: careful\n");
    assertThat(Files.readString(file))
        .contains("INFO  o.a.runner.log.LogsTest before there is a file\n")
        .contains("DEBUG o.a.runner.log.LogsTest detail\n")
        .contains("java.lang.IllegalStateException: ä\n\tat ");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full")
  void aMessageThatIsNotWrittenIsFoundOut() {
    try (Logs logs = Logs.open(screen)) {
      logs.writeTo(Path.of("/dev/full"));
      logs.requireWritten();
      LOG.info("lost");
      LOG.info("lost too");
      assertThatThrownBy(logs::requireWritten)
          .hasMessageContainingAll("file.disk-full", "/dev/full");
    }
  }
}
