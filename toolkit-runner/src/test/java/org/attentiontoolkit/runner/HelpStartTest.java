package org.attentiontoolkit.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Help must start at once, so it may not touch what is slow to load. */
class HelpStartTest {
  @Test
  void helpLoadsNeitherEngineNorInjectorNorLogging() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--help")
            .start();
    List<String> lines = new String(java.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(java.waitFor()).isZero();
    assertThat(lines).anyMatch(line -> line.contains("picocli.CommandLine source:"));
    assertThat(lines)
        .noneMatch(line ->
            line.contains(" org.nd4j.")
                || line.contains(" org.bytedeco.")
                || line.contains(" com.google.inject.")
                || line.contains(" com.typesafe.config.")
                || line.contains(" org.attentiontoolkit.api.hocon.")
                || line.contains(" ch.qos.logback."));
  }
}
