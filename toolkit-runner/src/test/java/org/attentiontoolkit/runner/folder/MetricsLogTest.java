package org.attentiontoolkit.runner.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class MetricsLogTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("metrics.jsonl");
  }

  @Test
  void othersReadAlong() throws IOException {
    assertThat(MetricsLog.read(file)).isEmpty();
    try (MetricsLog log = MetricsLog.open(file)) {
      log.append(10, Map.of("train.loss", 3.25));
      assertThat(file).hasContent("{\"step\":10,\"train.loss\":3.25}\n");
      log.append(20, Map.of("train.loss", 3.0));
      assertThat(MetricsLog.read(file)).hasSize(2);
    }
  }

  @Test
  void everyNumberComesBack() {
    Map<String, Double> values =
        Map.of(
            "nan", Double.NaN,
            "up", Double.POSITIVE_INFINITY,
            "down", Double.NEGATIVE_INFINITY,
            "small", Double.MIN_VALUE,
            "third", 1 / 3.0,
            "größe \"q\"", -0.0);
    try (MetricsLog log = MetricsLog.open(file)) {
      log.append(1L << 40, values);
    }
    assertThat(MetricsLog.read(file)).containsExactly(new Measurement(1L << 40, values));
  }

  /** Files of before have it beside the metrics. */
  @Test
  void theTimeIsToTheMillisecondAndForOtherReaders() {
    Instant noon = Instant.parse("2026-11-23T12:00:00.123456Z");
    try (MetricsLog log = MetricsLog.open(file)) {
      log.append(10, noon, Map.of("train.tokens-per-second", 512.5));
    }
    assertThat(file)
        .hasContent(
            "{\"step\":10,\"time\":\"2026-11-23T12:00:00.123Z\",\"train.tokens-per-second\":512.5}\n");
    assertThat(MetricsLog.read(file))
        .containsExactly(new Measurement(10, Map.of("train.tokens-per-second", 512.5)));
  }

  @Test
  void aTornLastLineIsLeftOutAndWrittenOver() throws IOException {
    try (MetricsLog log = MetricsLog.open(file)) {
      log.append(1, Map.of("loss", 1.0));
    }
    String torn = "{\"step\":2,\"ti" + "x".repeat(10_000);
    Files.writeString(file, torn, StandardOpenOption.APPEND);
    assertThat(MetricsLog.read(file)).extracting(Measurement::step).containsExactly(1L);
    try (MetricsLog log = MetricsLog.open(file)) {
      log.append(2, Map.of("loss", 0.5));
    }
    assertThat(MetricsLog.read(file)).extracting(Measurement::step).containsExactly(1L, 2L);
    Files.writeString(file, torn);
    MetricsLog.open(file).close();
    assertThat(file).isEmptyFile();
  }

  @Test
  void aDamagedLineInTheMiddleIsNamed() throws IOException {
    Files.writeString(file, "{\"step\":1,\"time\":\"2026-11-23T12:00:00Z\"}\n{\"step\":\n");
    assertThatThrownBy(() -> MetricsLog.read(file))
        .isInstanceOf(ToolkitException.class)
        .hasMessage("metrics.damaged · A line of the metrics is damaged. · " + file + ":2");
  }

  @Test
  void stepAndTimeAreNoMetrics() {
    try (MetricsLog log = MetricsLog.open(file)) {
      assertThatThrownBy(() -> log.append(1, Map.of("step", 1.0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a metric cannot be named step");
    }
  }

  /** Linux's {@code /dev/full} answers every write with "no space left on device". */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsNamed() throws IOException {
    Files.createSymbolicLink(file, Path.of("/dev/full"));
    MetricsLog log = MetricsLog.open(file);
    assertThatThrownBy(() -> log.append(1, Map.of("loss", 1.0)))
        .hasMessageStartingWith("file.disk-full")
        .hasMessageContaining(file.toString());
    assertThatThrownBy(log::close).as("a device cannot be synced").isNotNull();
  }
}
