package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.runner.testing.Call;
import org.attentiontoolkit.runner.testing.RealToolkit;
import org.attentiontoolkit.runner.testing.TerminalPicture;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.testing.ToolkitProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a run shows on a real terminal. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs the program script of util-linux")
class TerminalTest {
  private static final int COLUMNS = 80;

  @TempDir private Path folder;

  @Test
  void theBarChangesInPlaceAndGoesInTheEnd() throws Exception {
    Path file = TinyExperiment.write(folder);
    Call call =
        RealToolkit.shared()
            .call("run", file.toString(), "--runs", folder.resolve("runs").toString())
            .terminal("xterm", COLUMNS);
    try (ToolkitProcess process = call.start()) {
      assertThat(process.await()).as(process.out()).isZero();
      String written = process.out();
      List<String> bars =
          written.lines().filter(line -> line.startsWith("\u001b[?7lepoch ")).toList();
      assertThat(bars).hasSizeGreaterThan(3).allMatch(bar -> visible(bar).length() < COLUMNS);
      assertThat(visible(bars.getLast()))
          .matches(
              "epoch \\d+/12  \\[#*·*]  step +\\d+/360  left 0:\\d\\d +\\d+ tokens/s  loss .*");
      List<String> picture = TerminalPicture.of(COLUMNS, written);
      assertThat(picture).noneMatch(line -> line.contains("tokens/s") || line.contains("·"));
      assertThat(picture)
          .anyMatch(line -> line.startsWith("step 30  epoch 1  valid bleu"))
          .contains("train and evaluate: done after 360 updates")
          .endsWith("");
    }
  }

  private static String visible(String line) {
    return line.replaceAll("\u001b\\[[?0-9]*[a-zA-Z]", "");
  }
}
