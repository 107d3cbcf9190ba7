package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindRateCommandTest {
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() {
    file = TinyExperiment.write(folder);
  }

  @Test
  void ratesAreSuggestedAndNothingElseIsLeft() throws IOException {
    Path csv = folder.resolve("rates.csv");
    Path page = folder.resolve("rates.html");
    List<Path> before = all();
    Ran ran = find("--csv", csv.toString(), "--page", page.toString());
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("where the loss falls fastest", "a tenth of the rate with the lowest loss");
    List<Path> after = all();
    assertThat(after).containsAll(before).contains(csv, page).hasSize(before.size() + 2);
    List<String> rows = Files.readAllLines(csv);
    assertThat(rows.getFirst()).isEqualTo("step,learning-rate,loss,smoothed");
    assertThat(rows.get(1)).startsWith("1,1.0E-4,");
    assertThat(rows.size()).isBetween(10, 41);
    assertThat(Files.readString(page))
        .contains("steepest: ", "lowest ÷ 10: ", "<svg", "where the loss falls fastest")
        .doesNotContain("src=\"http", "href=\"http");
    Path again = folder.resolve("again.csv");
    assertThat(find("--csv", again.toString()).out()).isEqualTo(ran.out());
    assertThat(again).hasSameTextualContentAs(csv);
  }

  /** As the experiment has it: this one clips, freezes and begins anew with each batch. */
  @Test
  void settingsAreTheExperiments() {
    Ran usual = find();
    Ran frozen = find("--set", "training.freeze=[\"encoder.*\"]");
    assertThat(frozen.code()).as(frozen.err()).isZero();
    assertThat(frozen.out()).isNotEqualTo(usual.out());
    assertThat(find("--set", "training.schedule.rate=0.7").out())
        .as("the schedule has no part in it")
        .isEqualTo(usual.out());
  }

  @Test
  void whatCannotBeTestedIsTold() {
    for (List<String> wrong :
        List.of(
            List.of("--from", "0"),
            List.of("--from", "2", "--to", "1"),
            List.of("--steps", "1"),
            List.of("--from", "fast"))) {
      Ran ran = find(wrong.toArray(String[]::new));
      assertThat(ran.code()).as("%s", wrong).isEqualTo(2);
      assertThat(ran.err()).contains("command.usage");
    }
    Ran ran = find("--set", "training.max-epoch=3");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("config.unknown-key", "max-epochs");
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.toList();
    }
  }

  private Ran find(String... options) {
    List<String> words =
        new ArrayList<>(
            List.of("find-lr", file.toString(), "--from", "1e-4", "--to", "10", "--steps", "40"));
    if (List.of(options).stream().anyMatch(o -> List.of("--from", "--to", "--steps").contains(o))) {
      words.subList(2, words.size()).clear();
    }
    words.addAll(List.of(options));
    return CommandLineHarness.toolkit(words.toArray(String[]::new));
  }
}
