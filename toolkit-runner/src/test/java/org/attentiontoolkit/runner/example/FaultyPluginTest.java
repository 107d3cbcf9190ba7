package org.attentiontoolkit.runner.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;
import org.attentiontoolkit.runner.folder.PluginRecord;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.testing.Outcome;
import org.attentiontoolkit.runner.testing.RealToolkit;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.tensor.file.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that throw, or are not the ones they were: each is named, none is called ours. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class FaultyPluginTest {
  @TempDir private Path folder;
  private RealToolkit toolkit = RealToolkit.shared();

  @BeforeEach
  void prepare() {
    toolkit = RealToolkit.in(folder.resolve("toolkit"));
    TinyExperiment.write(folder);
  }

  @Test
  void aFaultOfItsOwnIsItsOwn() throws IOException {
    install(
        "Tensor q = queries.values();",
        "Tensor q = queries.values();\n"
            + "    if (q.rows() >= 0) throw new IllegalStateException(\"no such point\");");
    Outcome outcome = run("one", "--set", "model.attention=gaussian");
    failed(outcome, "IllegalStateException: no such point", "queries");
  }

  /** The toolkit refuses what it is asked; it is the plugin that asks. */
  @Test
  void aWrongShapeIsTheFaultOfWhoeverMadeIt() throws IOException {
    install("queryWidth, width, Initializers", "queryWidth + 1, width, Initializers");
    Outcome outcome = run("one", "--set", "model.attention=gaussian");
    failed(outcome, "IllegalArgumentException: ", "queries");
  }

  @Test
  void aFaultInItsConstructorIsFoundByCheckingToo() throws IOException {
    install("width = slot.keyWidth();", "width = slot.keyWidth() / (queryWidth - queryWidth);");
    for (String command : List.of("check", "run")) {
      Outcome outcome =
          toolkit.call(command, "tiny.conf", "--set", "model.attention=gaussian").in(folder).run();
      assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
      assertThat(outcome.err())
          .contains(
              "plugin.fault: The plugin gaussian-attention.jar failed: ArithmeticException: / by")
          .contains("  at    org.example.gaussian.GaussianScore.<init> (GaussianScore.java:")
          .doesNotContain("internal", "\tat ");
    }
  }

  private void failed(Outcome outcome, String what, String method) {
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    RunFolder run = RunFolder.open(folder.resolve("runs/tiny/one"));
    assertThat(outcome.err())
        .contains("plugin.fault: The plugin gaussian-attention.jar failed: " + what)
        .contains("  at    org.example.gaussian.GaussianScore." + method + " (GaussianScore.java:")
        .contains("  hint  For its author: the stack trace is in ")
        .contains(run.log().toString())
        .doesNotContain("internal", "\tat ");
    assertThat(run.log()).content().contains("org.example.gaussian.GaussianScore." + method + "(");
    assertThat(run.readRecord().outcome().status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.readRecord().outcome().reason()).contains("plugin.fault");
  }

  @Test
  void anotherJarThanInTheRunIsToldWhenTheRunIsUsed() throws IOException {
    install("sharpness", "sharpness");
    Outcome ran = run("one", "--set", "model.attention=gaussian", "--set", "training.max-steps=1");
    assertThat(ran.code()).as(ran.err()).isZero();
    RunFolder run = RunFolder.open(folder.resolve("runs/tiny/one"));
    PluginRecord plugin =
        run.readRecord().start().plugins().stream()
            .filter(p -> !p.bundled())
            .findFirst()
            .orElseThrow();
    assertThat(plugin.name()).isEqualTo("gaussian-attention");
    assertThat(plugin.version()).isEqualTo("1.0.0");
    assertThat(plugin.sha256())
        .containsEntry("gaussian-attention.jar", Sha256.of(jar()))
        .hasSize(1);

    Outcome same = toolkit.call("translate", run.toString()).input("one\n").run();
    assertThat(same.err()).doesNotContain("warning");
    install("HALF = -0.5", "HALF = -0.4");
    Outcome other = toolkit.call("translate", run.toString()).input("one\n").run();
    assertThat(other.code()).as(other.err()).isZero();
    assertThat(other.err())
        .contains(
            "warning: The plugin gaussian-attention is not the one that the run was made with.\n");
  }

  private Path jar() {
    return toolkit.root().resolve("plugins/gaussian-attention.jar");
  }

  private void install(String from, String to) throws IOException {
    UnaryOperator<String> change = source -> source.replace(from, to);
    Path built = ExamplePluginJar.build(Files.createTempDirectory(folder, "build"), change);
    Files.move(built, jar(), StandardCopyOption.REPLACE_EXISTING);
  }

  private Outcome run(String name, String... words) {
    return toolkit.call("run", "tiny.conf", "--name", name).with(words).in(folder).run();
  }
}
