package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.testing.GoldenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @Test
  void theCommands() {
    Ran ran = CommandLineHarness.toolkit("--help");
    assertThat(ran.code()).isZero();
    GoldenText.check("help", ran.out());
  }

  @Test
  void withoutWordsTheCommandsAreShown() {
    assertThat(CommandLineHarness.toolkit()).isEqualTo(CommandLineHarness.toolkit("--help"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "check",
        "find-lr",
        "evaluate",
        "average",
        "report",
        "translate",
        "generate",
        "score",
        "score-references",
        "list",
        "describe",
        "fetch",
        "bench",
        "help"
      })
  void oneCommand(String command) {
    Ran ran = CommandLineHarness.toolkit(command, "--help");
    assertThat(ran.code()).isZero();
    GoldenText.check("help-" + command, ran.out());
    assertThat(CommandLineHarness.toolkit("help", command)).isEqualTo(ran);
  }

  @Test
  void aCommandThatThereIsNotHasNoHelp() {
    Ran ran = CommandLineHarness.toolkit("help", "rum");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("command.usage: There is no command rum.", "Did you mean run?");
  }

  @Test
  void theVersion() {
    Ran ran = CommandLineHarness.toolkit("--version");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).matches("Attention Toolkit \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
  }

  @Test
  void theComponentsOfOneKind() {
    GoldenText.check("list-optimizer", CommandLineHarness.toolkit("list", "optimizer").out());
  }

  @Test
  void allComponents() {
    assertThat(CommandLineHarness.toolkit("list").out().lines())
        .contains("attention", "decoder", "encoder", "metric", "optimizer", "schedule", "task")
        .anyMatch(line -> line.startsWith("  additive  "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "schedule.linear", "file"})
  void oneComponent(String name) {
    GoldenText.check("describe-" + name, CommandLineHarness.toolkit("describe", name).out());
  }

  @Test
  void theDataSets() {
    GoldenText.check("fetch", CommandLineHarness.toolkit("fetch").out());
  }
}
