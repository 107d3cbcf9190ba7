package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked of a model that has learned to turn round the words of a sentence. */
class TranslateOptionsTest {
  private static final String LINES = "one two three\nfour\nsix five\n";
  private static final String BEAM = "task.decoding.search.type=beam";

  @TempDir private static Path folder;
  private static Path run = Path.of("");

  @BeforeAll
  static void learn() {
    run = folder.resolve("runs/tiny/one");
    Ran ran =
        CommandLineHarness.toolkit(
            "run",
            TinyExperiment.write(folder).toString(),
            "--runs",
            folder.resolve("runs").toString(),
            "--name",
            "one");
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  @Test
  void translationsBeginAsTheyHaveTo() {
    String prefixes = file("prefixes", "two\n\nsix six\n");
    String forced = translate(LINES, "--prefix", prefixes);
    assertThat(forced.split("\n")[0]).startsWith("two ");
    assertThat(forced.split("\n")[1]).isEqualTo("four");
    assertThat(forced.split("\n")[2]).startsWith("six six");
    String beam = translate(LINES, "--prefix", prefixes, "--nbest", "3", "--set", BEAM);
    for (String line : beam.split("\n")) {
      String text = line.split("\t")[2];
      assertThat(text).startsWith(List.of("two", "", "six six").get(line.charAt(0) - '1'));
    }
  }

  /** What it would have written anyway changes nothing, and unknown words stay as they are. */
  @Test
  void aPrefixIsTextLikeAnyOther() {
    assertThat(translate(LINES, "--prefix", file("same", "three\nfour\nfive six\n")))
        .isEqualTo(translate(LINES));
    assertThat(translate("one\n", "--prefix", file("new", "zebra  two\n"))).startsWith("zebra two");
  }

  @Test
  void prefixesAreAsManyAsLines() {
    for (String other : List.of("one\n", "one\ntwo\nthree\nfour\n")) {
      Ran ran = run(LINES, "--prefix", file("other", other));
      assertThat(ran.code()).isEqualTo(2);
      assertThat(ran.err()).contains("translate.prefixes", "lines than the input");
    }
    assertThat(run(LINES, "--prefix", "nowhere").err()).contains("file.missing", "nowhere");
  }

  @Test
  void scoresOfReferencesAddUpToThePerplexityOfTheEvaluation() throws IOException {
    Ran scored =
        CommandLineHarness.toolkit(
            "score-references",
            run.toString(),
            folder.resolve("test.src").toString(),
            folder.resolve("test.tgt").toString(),
            "--summary");
    assertThat(scored.code()).as(scored.err()).isZero();
    String json = Files.readString(run.resolve("evaluation/test.json"));
    String value =
        json.substring(json.indexOf("\"loss\""))
            .replaceFirst("(?s).*?\"value\" ?: ?([0-9.E-]+).*", "$1");
    assertThat(Double.parseDouble(scored.out().lines().toList().get(1).split(" ")[1]))
        .isCloseTo(Double.parseDouble(value), within(1e-6));
    Ran unequal =
        CommandLineHarness.toolkit(
            "score-references",
            run.toString(),
            folder.resolve("test.src").toString(),
            file("short", "one\n"));
    assertThat(unequal.code()).isEqualTo(2);
    assertThat(unequal.err()).contains("data.unequal-length", "test.src:2");
  }

  /** What greedy search writes has the probability that it tells. */
  @Test
  void aTranslationScoredAsAReferenceHasItsScore() {
    String[] written = translate("two one six\n", "--scores").strip().split("\t");
    Ran scored =
        CommandLineHarness.toolkit(
            "score-references",
            run.toString(),
            file("source", "two one six\n"),
            file("output", written[1] + "\n"));
    assertThat(Double.parseDouble(scored.out().split("\t")[0]))
        .isCloseTo(Double.parseDouble(written[0]), within(1e-4));
  }

  /** Its place is looked at: the word goes with it. */
  @Test
  void anUnknownWordIsReplacedByTheOneThatWasLookedAtMost() {
    String unknown = "--set=task.decoding.replace-unknown=true";
    assertThat(translate(LINES, unknown)).isEqualTo(translate(LINES));
    Ran without =
        run("one\n", unknown, "--set=task.decoding.minimum-bayes-risk={samples=2, utility=chrf}");
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("minimum-bayes-risk chooses among several outputs");
  }

  @Test
  void aRunWithItselfIsTheRun() {
    String alone = translate(LINES, "--set", BEAM);
    for (String mean : List.of("linear", "log-linear")) {
      assertThat(translate(LINES, run.toString(), "--ensemble", mean, "--set", BEAM))
          .isEqualTo(alone);
    }
    assertThat(run(LINES, run.toString(), "--ensemble", "middle").err())
        .contains("linear and log-linear", "middle");
  }

  @Test
  void runsWriteTogetherWhereTheirTokensAreTheSame() {
    String other = learnAgain("two", "experiment.seed=8");
    assertThat(translate(LINES, other)).isEqualTo(translate(LINES));
    assertThat(translate(LINES, other, "--nbest", "2", "--set", BEAM)).hasLineCount(6);
    Ran strange =
        run(LINES, learnAgain("small", "task.vocabulary.max-size=6", "training.max-epochs=1"));
    assertThat(strange.code()).isEqualTo(2);
    assertThat(strange.err().replaceAll("\\s+", " "))
        .contains(
            "ensemble.vocabulary: The models have different source vocabularies: 9 tokens in the"
                + " first run, 6 in the other; number 6, ")
        .contains("runs/tiny/one and", "runs/tiny/small", "task.vocabulary.from");
    assertThat(strange.out()).isEmpty();
  }

  private static String learnAgain(String name, String... sets) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "run",
                folder.resolve("tiny.conf").toString(),
                "--runs",
                folder.resolve("runs").toString(),
                "--name",
                name));
    for (String set : sets) {
      words.addAll(List.of("--set", set));
    }
    Ran ran = CommandLineHarness.toolkit(words.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
    return folder.resolve("runs/tiny").resolve(name).toString();
  }

  private static String file(String name, String text) {
    return TinyExperiment.write(folder, name, text).toString();
  }

  private static String translate(String input, String... options) {
    Ran ran = run(input, options);
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out();
  }

  private static Ran run(String input, String... options) {
    List<String> words = new ArrayList<>(List.of("translate", run.toString()));
    words.addAll(List.of(options));
    return CommandLineHarness.toolkitWithInput(input, words.toArray(String[]::new));
  }
}
