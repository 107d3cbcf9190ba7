package org.attentiontoolkit.runner.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.attentiontoolkit.runner.command.CommandLineHarness;
import org.attentiontoolkit.runner.hostile.Commands.Row;
import org.attentiontoolkit.runner.testing.Call;
import org.attentiontoolkit.runner.testing.Outcome;
import org.attentiontoolkit.runner.testing.RealToolkit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every command, whatever surrounds it. */
@Execution(ExecutionMode.CONCURRENT)
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full and the programs of util-linux")
class EveryCommandTest {
  private static final List<String> NO_STREAMS_AT_ALL = List.of("--help", "--version");

  @TempDir private static Path prepared;

  @TempDir private Path folder;
  private int calls;

  @BeforeAll
  static void prepare() {
    Commands.prepare(RealToolkit.shared(), prepared);
    Commands.prepareLanguage(RealToolkit.shared(), prepared);
  }

  static Stream<Row> all() {
    return Commands.ALL.stream();
  }

  static Stream<Row> printing() {
    return all().filter(Row::prints);
  }

  static Stream<Row> words() {
    return all().filter(row -> !NO_STREAMS_AT_ALL.contains(row.name()));
  }

  /** A new command is listed, or this fails. */
  @Test
  void everyCommandIsListed() {
    List<String> known =
        CommandLineHarness.toolkit("--help")
            .out()
            .lines()
            .dropWhile(Predicate.not("Commands:"::equals))
            .skip(1)
            .takeWhile(line -> line.startsWith("  "))
            .filter(line -> line.matches("  [a-z].*"))
            .map(line -> line.strip().split(" ")[0])
            .toList();
    assertThat(known).contains("run", "help");
    assertThat(words()).extracting(Row::name).containsAll(known);
  }

  @ParameterizedTest
  @MethodSource("printing")
  void works(Row row) {
    Outcome outcome = call(row).run();
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).isNotBlank().endsWith("\n");
    isCalm(outcome);
  }

  @ParameterizedTest
  @MethodSource("printing")
  void aFullDiskUnderItsResultsIsAnError(Row row) {
    Outcome outcome = call(row).out(Call.Stream.FULL).run();
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("output.unwritable: The output cannot be written: No space left on device.");
    isCalm(outcome);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aClosedOutputIsAnError(Row row) {
    Outcome outcome = call(row).out(Call.Stream.CLOSED).run();
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).isEqualTo("toolkit: the standard output is closed\n");
  }

  /** As the signal PIPE ends other programs: with a code, without a word. */
  @Tag("exhaustive")
  @ParameterizedTest
  @MethodSource("printing")
  void aReaderThatHasGoneIsNoSuccess(Row row) {
    Outcome outcome = call(row).out(Call.Stream.READER_GONE).run();
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(141);
    assertThat(outcome.err()).doesNotContain("output.");
    isCalm(outcome);
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @MethodSource("printing")
  void resultsComeWhateverHappensToTheRest(Row row) {
    for (Call.Stream stream : List.of(Call.Stream.CLOSED, Call.Stream.FULL)) {
      Outcome outcome = call(row).err(stream).run();
      assertThat(outcome.code()).as("%s", stream).isZero();
      assertThat(outcome.out()).isNotBlank();
    }
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @MethodSource("all")
  void aClosedInputIsAnEmptyOne(Row row) {
    Outcome closed = call(row).noInput().run();
    Outcome empty = call(row).input("").run();
    assertThat(closed.code()).as(closed.err()).isEqualTo(empty.code()).isLessThan(3);
    isCalm(closed);
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @MethodSource("all")
  void namesOfFilesMayBeOfAnyScript(Row row) {
    Path elsewhere = folder.resolve("Straße ☃ 日本");
    Commands.copy(prepared, elsewhere);
    Call call = row.call(RealToolkit.shared(), elsewhere).env("LC_ALL", "C").env("LANG", "");
    Outcome outcome = call.run();
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(row.prints() ? 0 : 2);
    isCalm(outcome);
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @MethodSource("all")
  void aTerminalThatCannotMoveGetsPlainText(Row row) {
    Outcome outcome = call(row).terminal("dumb", 80).run();
    assertThat(outcome.code()).as(outcome.out()).isEqualTo(row.prints() ? 0 : 2);
    assertThat(outcome.out()).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @MethodSource("words")
  void anUnknownOptionIsNamed(Row row) {
    Outcome outcome = call(row).with("--no-such-option=7").run();
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("no-such-option");
    assertThat(outcome.out()).isEmpty();
    isCalm(outcome);
  }

  /** Each in a folder of its own: some make what must not be there yet. */
  private Call call(Row row) {
    Path here = folder.resolve("here-" + calls++);
    Commands.copy(prepared, here);
    return row.call(RealToolkit.shared(), here);
  }

  /** What no user should ever see. */
  static void isCalm(Outcome outcome) {
    assertThat(outcome.err() + outcome.out()).doesNotContain("\tat ", "Exception", "internal:");
  }
}
