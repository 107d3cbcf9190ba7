package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report} on two small runs of the same data, and on folders that are none. */
class ReportCommandTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void learn() {
    Path file = TinyExperiment.write(folder);
    run(file, "one", "training.max-epochs=3");
    run(file, "two", "model.attention=none");
  }

  private static void run(Path file, String name, String set) {
    String runs = folder.resolve("runs").toString();
    Ran ran =
        CommandLineHarness.toolkit(
            "run",
            file.toString(),
            "--runs",
            runs,
            "--name",
            name,
            "--set",
            "training.max-epochs=2",
            "--set",
            set);
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  @Test
  void drawsTheSamePageAnew() throws IOException {
    Path page = folder("one").resolve("report.html");
    String before = Files.readString(page);
    Files.delete(page);
    Ran ran = report("one");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out().strip()).isEqualTo(page.toString());
    assertThat(page).content().isEqualTo(before);
  }

  @Test
  void putsOtherRunsBeside() throws IOException {
    Ran ran = report("one", "--beside", folder("two").toString());
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(folder("one").resolve("report.html"))
        .content()
        .contains("Beside other runs", "data-name=\"valid · two\"")
        .contains("<th scope=\"row\">model.attention.type</th><td><bdi>additive</bdi></td>")
        .contains("<th scope=\"row\">training.max-epochs</th>")
        .contains("Where the runs disagree", "Both right: ")
        .containsPattern(
            "class=\"interval\">[+−]?[0-9.]+ – [+−]?[0-9.]+</span> <span class=\"verdict\"")
        .doesNotContain("not comparable", "task.metric.type");
    drawsTheSamePageAnewAgain();
  }

  private void drawsTheSamePageAnewAgain() throws IOException {
    assertThat(report("one").code()).isZero();
    assertThat(folder("one").resolve("report.html")).content().doesNotContain("Beside other runs");
  }

  /** A run that was killed: its record says running, and nothing was evaluated. */
  @Test
  void aRunWithoutEvaluationsIsFine() throws IOException {
    Path killed = Files.createDirectories(folder.resolve("killed"));
    RunFolder two = RunFolder.open(folder("two"));
    JsonObject record = JsonParser.parseString(Files.readString(two.record())).getAsJsonObject();
    record.getAsJsonObject("outcome").addProperty("status", "running");
    record.add("scores", new JsonArray());
    Files.writeString(killed.resolve("record.json"), record.toString());
    Files.writeString(killed.resolve("metrics.jsonl"), Files.readString(two.metrics()) + "{\"st");
    Ran ran = CommandLineHarness.toolkit("report", killed.toString());
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(killed.resolve("report.html"))
        .content()
        .contains("status running", "or was killed", "<h2>Curves")
        .doesNotContain("<h2>Predictions");
    Ran beside = report("one", "--beside", killed.toString());
    assertThat(beside.code()).as(beside.err()).isZero();
    assertThat(report("one").code()).isZero();
  }

  @Test
  void whatIsNoRunOrTheSameRunIsRefused() throws IOException {
    refused("run.missing", "report", folder.resolve("nothing").toString());
    refused("run.foreign", "report", folder.toString());
    String one = folder("one").toString();
    refused("run.foreign", "report", one, "--beside", folder.toString());
    refused("report.twice", "report", one, "--beside", one + "/../one");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder("one"));
    refused("report.twice", "report", one, "--beside", link.toString());
    String two = folder("two").toString();
    refused(
        "report.too-many",
        "report",
        one,
        "--beside",
        two,
        "--beside",
        two,
        "--beside",
        two,
        "--beside",
        two);
  }

  private static void refused(String id, String... words) {
    Ran ran = CommandLineHarness.toolkit(words);
    assertThat(ran.code()).as(ran.err()).isEqualTo(Toolkit.WRONG_INPUT);
    assertThat(ran.err()).startsWith(id + ": ").doesNotContain("\tat ");
    assertThat(ran.out()).isEmpty();
  }

  private static Path folder(String run) {
    return folder.resolve("runs/tiny").resolve(run);
  }

  private static Ran report(String run, String... options) {
    List<String> words = new ArrayList<>(List.of("report", folder(run).toString()));
    words.addAll(List.of(options));
    return CommandLineHarness.toolkit(words.toArray(String[]::new));
  }
}
