package org.attentiontoolkit.runner.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attentiontoolkit.runner.testing.Call;
import org.attentiontoolkit.runner.testing.Outcome;
import org.attentiontoolkit.runner.testing.RealToolkit;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.testing.ToolkitProcess;
import org.attentiontoolkit.tensor.random.Draws;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A corpus that does not fit on the heap. As objects its 200,000 sentence pairs take more than
 * three times what the JVM is given; docs/performance.md has ten million.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "starts the script as Linux does")
class LargeDataTest {
  private static final int SENTENCES = 200_000;
  private static final int WORDS = 2000;
  private static final String HEAP = "-Xmx48m";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyExperiment.write(folder);
    try (BufferedWriter source = Files.newBufferedWriter(folder.resolve("train.src"));
        BufferedWriter target = Files.newBufferedWriter(folder.resolve("train.tgt"))) {
      for (int i = 0; i < SENTENCES; i++) {
        long key = Draws.key(1, "large-data", i);
        String sentence =
            IntStream.range(0, 4 + Draws.below(key, 0, 17))
                .mapToObj(w -> "w" + Draws.below(key, 1 + w, WORDS))
                .collect(Collectors.joining(" "));
        source.append(sentence).append('\n');
        target.append(sentence).append('\n');
      }
    }
  }

  private Call run(String name) {
    return RealToolkit.shared()
        .call("run", "tiny.conf", "--name", name, "--set", "training.max-steps=3")
        .jvm(HEAP)
        .in(folder);
  }

  /**
   * The second of two that begin together waits for the first, and neither reads the text twice.
   */
  @Test
  void isPreparedOnceAndLearnedFromByTwoRunsWithASmallHeap() throws Exception {
    try (ToolkitProcess first = run("one").start();
        ToolkitProcess second = run("two").start()) {
      Outcome one = first.outcome();
      Outcome two = second.outcome();
      assertThat(one.code()).as(one.err()).isZero();
      assertThat(two.code()).as(two.err()).isZero();
      assertThat(one.err() + two.err())
          .containsOnlyOnce("train: prepared once for these data and settings")
          .doesNotContain("damaged");
    }
    assertThat(folder.resolve("runs/tiny/one/metrics.jsonl"))
        .hasSameBinaryContentAs(folder.resolve("runs/tiny/two/metrics.jsonl"));
    Outcome third = run("three").run();
    assertThat(third.code()).as(third.err()).isZero();
    assertThat(third.err()).doesNotContain("prepared once");
  }
}
