package org.attentiontoolkit.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.attentiontoolkit.runner.folder.Machine;
import org.attentiontoolkit.runner.testing.GoldenText;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole benchmark with a small model, beside a peer that only says figures. */
class BenchTest {
  @TempDir private Path root;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(root.resolve("toolkit-runner/src/bench"));
    Path experiment =
        TinyExperiment.write(Files.createDirectories(root.resolve("data/multi30k/task1/tok")));
    Path benchmarks = Files.createDirectories(root.resolve("configs/bench"));
    Files.move(experiment, benchmarks.resolve("tiny.conf"));
  }

  @Test
  void showsTheWholeComparison() throws IOException {
    double loss =
        run(Optional.empty())
            .lines()
            .filter(line -> line.startsWith("{"))
            .mapToDouble(line ->
                JsonParser.parseString(line).getAsJsonObject().get("loss_first").getAsDouble())
            .findFirst()
            .orElseThrow();
    String text = run(Optional.of(peers(Double.toString(loss), Optional.of(FakePeer.LIBRARY))));
    GoldenText.check("bench", masked(text));
    Machine machine = Machine.here();
    assertThat(text.lines().findFirst().orElseThrow())
        .contains(
            machine.processor(), machine.cores() + " cores", System.getProperty("java.vm.name"));
  }

  @Test
  void failsWhenTheTwoDoNotComputeTheSame() {
    assertThatThrownBy(() -> run(Optional.of(peers("0.5", Optional.empty()))))
        .hasMessageContaining("bench.first-loss");
  }

  @Test
  void refusesMoreStepsThanThereAreBatches() {
    assertThatThrownBy(() -> bench(31, new ByteArrayOutputStream()).run(Optional.empty()))
        .hasMessageContaining("bench.out-of-range")
        .hasMessageContaining("32 together, but there are 30 batches");
  }

  private String run(Optional<Bench.Peers> peers) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    bench(2, printed).run(peers);
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Bench bench(int steps, ByteArrayOutputStream printed) {
    return new Bench(
        new Bench.Options(
            "tiny", root, root.resolve("plugins"), Optional.empty(), Optional.empty(), 2, steps, 1),
        new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private Bench.Peers peers(String firstLoss, Optional<Path> preload) {
    FakePeer.script(root, "toolkit-runner/src/bench/first_loss.py", "echo " + firstLoss);
    Path baselines = FakePeer.script(root, "baselines.sh", "echo '" + FakePeer.LINE + "'");
    return new Bench.Peers("sh", baselines, preload);
  }

  /** Without the machine, numbers, and the spaces that depend on their width. */
  private static String masked(String text) {
    return text.replaceFirst(".*\\R.*\\R", "MACHINE\nKERNELS\n")
        .replaceAll("\\d+(\\.\\d+)?|unknown", "N")
        .replaceAll(" +", " ");
  }
}
