package org.attentiontoolkit.runner.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Linux's {@code /dev/full} answers every write with "no space left on device". */
@EnabledOnOs(OS.LINUX)
final class FullDiskTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;

  @Test
  void aFileStaysAsItWas() throws IOException {
    Path file = folder.resolve("record.json");
    WholeFile.write(file, "before");
    Files.createSymbolicLink(folder.resolve(".record.json.part"), FULL);
    assertThatThrownBy(() -> WholeFile.write(file, "after"))
        .isInstanceOf(ToolkitException.class)
        .hasMessage(
            "file.disk-full · The disk is full: the file was not written. · "
                + file
                + " · Everything written before is safe; make room on the disk or start the run"
                + " on another one.")
        .extracting(e -> ((ToolkitException) e).exitCode())
        .isEqualTo(1);
    assertThat(file).hasContent("before");
    assertThat(folder).isDirectoryNotContaining(f -> f.toString().endsWith(".part"));
  }

  @Test
  void metricsSayIt() throws IOException {
    Path file = Files.createSymbolicLink(folder.resolve("metrics.jsonl"), FULL);
    MetricsLog log = MetricsLog.open(file);
    assertThatThrownBy(() -> log.append(1, Instant.EPOCH, Map.of("loss", 1.0)))
        .hasMessageStartingWith("file.disk-full")
        .hasMessageContaining(file.toString());
    assertThatThrownBy(log::close).as("a device cannot be synced").isNotNull();
  }

  @Test
  void aFolderThatIsAFileIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("predictions")).resolve("test.tsv");
    assertThatThrownBy(() -> WholeFile.write(file, "text"))
        .hasMessageStartingWith("file.unwritable")
        .hasMessageContaining(file.toString());
  }
}
