package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.runner.command.CommandLineHarness;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.folder.MetricsLog;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any number of evaluation sets, with names, with and without references. */
class EvaluationSetsTest {
  private static final String FURTHER =
      """
      task.data.evaluation {
        test2017 { source = valid.src, target = valid.tgt }
        blind { source = test.src }
      }
      """;

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = TinyExperiment.write(folder);
    Files.writeString(file, FURTHER, StandardOpenOption.APPEND);
  }

  private Ran toolkit(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command, file.toString()));
    words.addAll(Arrays.asList(more));
    return CommandLineHarness.toolkit(words.toArray(String[]::new));
  }

  private Ran run(String... sets) {
    List<String> more =
        new ArrayList<>(
            List.of(
                "--runs", folder.resolve("runs").toString(),
                "--name", "one",
                "--set", "training.max-epochs=2"));
    for (String set : sets) {
      more.addAll(List.of("--set", set));
    }
    return toolkit("run", more.toArray(String[]::new));
  }

  private RunFolder folder() {
    return RunFolder.open(folder.resolve("runs/tiny/one"));
  }

  @Test
  void allAreEvaluatedAndThoseWithoutReferencesOnlyPredicted() throws IOException {
    Ran ran = run();
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .containsPattern("test2017 +bleu")
        .containsPattern("blind +40 predictions, no references");
    RunFolder one = folder();
    assertThat(one.evaluated()).containsExactly("blind", "test", "test2017", "valid");
    RunRecord record = one.readRecord();
    assertThat(record.facts().scores())
        .extracting(score -> score.set())
        .containsOnly("valid", "test", "test2017");
    assertThat(record.facts().scoresOf("test2017")).isEqualTo(record.facts().scoresOf("valid"));
    assertThat(record.facts().data())
        .extracting(fact -> fact.name())
        .contains("test2017.target", "blind.source", "blind.examples")
        .doesNotContain("blind.target");
    assertThat(Files.readAllLines(one.predictions("blind")).getFirst())
        .isEqualTo("source\toutput\tnotes");
    assertThat(Files.readAllLines(one.outputs("blind")))
        .isEqualTo(Files.readAllLines(one.outputs("test")));
    assertThat(Files.readString(one.report())).contains("test2017");
    Ran again = CommandLineHarness.toolkit("evaluate", one.path().toString(), "--split", "blind");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).containsPattern("blind +40 predictions");
  }

  @Test
  void anyScoreOfAnySetChoosesTheModelAndMoreAreWatched() {
    Ran ran = run("training.best=test2017/loss", "training.evaluate-on=[test]");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(folder().readRecord().facts().kept().orElseThrow().why())
        .isEqualTo("best loss on test2017");
    assertThat(MetricsLog.read(folder().metrics()))
        .filteredOn(m -> m.values().containsKey("test2017.loss"))
        .hasSize(2);
    assertThat(MetricsLog.read(folder().metrics()))
        .filteredOn(m -> m.values().containsKey("test.bleu"))
        .hasSize(2);
    assertThat(MetricsLog.read(folder().metrics()))
        .as("once, at the end")
        .filteredOn(m -> m.values().containsKey("valid.bleu"))
        .hasSize(1);
  }

  @Test
  void whatThereIsNotIsToldBeforeAnythingIsRead() {
    assertThat(toolkit("check", "--set", "training.best=test2017/blue").err())
        .contains("There is no score 'test2017/blue'.", "test2017/bleu", "--set training.best");
    assertThat(toolkit("check", "--set", "training.best=blind/bleu").err())
        .contains("There is no score 'blind/bleu'.");
    assertThat(toolkit("check", "--set", "training.best=token-accuracy").code()).isZero();
    assertThat(toolkit("check", "--set", "training.evaluate-on=[test2018]").err())
        .contains("There is no evaluation set named 'test2018'.", "valid, test, blind, test2017");
    assertThat(toolkit("check", "--set", "task.further-metrics=[bleu]").err())
        .contains("two scores are named bleu");
    assertThat(toolkit("check", "--set", "task.data.evaluation.train.source=train.src").err())
        .contains("an evaluation set cannot be named train");
    assertThat(toolkit("check", "--set", "task.data.evaluation.valid.source=valid.src").err())
        .contains("valid is described twice");
    assertThat(toolkit("check", "--set", "task.data.evaluation.\"../x\".source=valid.src").err())
        .contains("an evaluation set is named with small letters");
  }

  @Test
  void withoutValidTheFileSaysWhatIsBest() {
    Ran none = toolkit("check", "--set", "task.data.valid=null");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err())
        .contains(
            "Nothing says which score the best model is chosen by.", "training.best = SET/SCORE");
    assertThat(run("task.data.valid=null", "training.keep=last").code()).isZero();
    assertThat(folder().evaluated()).containsExactly("blind", "test", "test2017");
  }

  @Test
  void aSetThatTheRunDoesNotHaveIsNamedWithThoseItHas() {
    run();
    Ran ran = CommandLineHarness.toolkit("evaluate", folder().path().toString(), "--split", "tset");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .contains(
            "There is no evaluation set named 'tset'.", "valid, test, blind, test2017, train");
  }
}
