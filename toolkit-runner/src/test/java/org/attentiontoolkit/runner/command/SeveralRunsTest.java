package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.folder.EvaluatedWith;
import org.attentiontoolkit.runner.folder.RunFacts;
import org.attentiontoolkit.runner.folder.RunFacts.LaterEvaluation;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.testing.TinyLanguage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are evaluated, scored and asked to write together, and with another search. */
class SeveralRunsTest {
  private static final String BEAM = "task.decoding.search.type=beam";

  /** Each line says its numbers to six decimals. */
  private static final double ROUNDING = 1e-6;

  @TempDir private static Path folder;

  @BeforeAll
  static void learn() {
    for (String seed : List.of("1", "2")) {
      learn(TinyExperiment.write(folder), "t" + seed, "experiment.seed=" + seed);
      learn(TinyLanguage.write(folder), "l" + seed, "experiment.seed=" + seed);
    }
    learn(folder.resolve("tiny.conf"), "t-small", "task.vocabulary.max-size=6");
    learn(folder.resolve("language.conf"), "l-small", "task.vocabulary.max-size=6");
  }

  private static void learn(Path file, String name, String set) {
    run(
        "run",
        file.toString(),
        "--runs",
        folder.resolve("runs").toString(),
        "--name",
        name,
        "--set=training.max-epochs=3",
        "--set=" + set);
  }

  /** The mean of what the models say alone, token by token. */
  @Test
  void referencesHaveTheMeanOfTheProbabilities() {
    scoredByTheMean(
        List.of(folderOf("tiny", "t1"), folderOf("tiny", "t2")),
        List.of(file("test.src"), file("test.tgt")));
    scoredByTheMean(
        List.of(folderOf("language", "l1"), folderOf("language", "l2")), List.of(file("test.txt")));
  }

  private static void scoredByTheMean(List<String> runs, List<String> files) {
    List<double[]> one = scored(runs.subList(0, 1), files);
    List<double[]> two = scored(runs.subList(1, 2), files);
    List<double[]> together = scored(runs, files);
    assertThat(together).hasSameSizeAs(one).hasSize(30 + 10 * (files.size() - 1));
    for (int line = 0; line < together.size(); line++) {
      for (int t = 0; t < together.get(line).length; t++) {
        double mean = (Math.exp(one.get(line)[t]) + Math.exp(two.get(line)[t])) / 2;
        // Beside the rounding of the three numbers: single precision of a sum and a logarithm.
        assertThat(Math.exp(together.get(line)[t])).isCloseTo(mean, within(3 * ROUNDING));
      }
    }
  }

  private static List<double[]> scored(List<String> runs, List<String> files) {
    List<String> words = new ArrayList<>(List.of("score-references"));
    words.addAll(runs);
    words.addAll(files);
    return run(words.toArray(String[]::new))
        .out()
        .lines()
        .map(line -> Arrays.stream(line.split("\t")[2].split(" ")).mapToDouble(Double::parseDouble))
        .map(numbers -> numbers.toArray())
        .toList();
  }

  @Test
  void anEvaluationOfSeveralHasTheLossOfTheirReferencesAndStandsBesideTheFirst()
      throws IOException {
    RunFolder first = RunFolder.open(Path.of(folderOf("tiny", "t1")));
    RunFacts before = first.readRecord().facts();
    String own = Files.readString(first.outputs("test"));
    run(
        "evaluate",
        folderOf("tiny", "t1"),
        folderOf("tiny", "t2"),
        "--set",
        BEAM,
        "--ensemble=log-linear");
    RunFacts after = first.readRecord().facts();
    assertThat(after.scores()).isEqualTo(before.scores());
    assertThat(Files.readString(first.outputs("test"))).isEqualTo(own);

    LaterEvaluation later = after.again().getLast();
    assertThat(later.with().settings())
        .containsEntry("task.decoding.search.type", "beam")
        .containsEntry("task.decoding.search.width", "5")
        .doesNotContainKey("task.metric.type");
    assertThat(later.with().mean()).isEqualTo("log-linear");
    String sha256 =
        RunFolder.open(Path.of(folderOf("tiny", "t2")))
            .readRecord()
            .facts()
            .sha256()
            .getOrDefault("model.safetensors", "");
    assertThat(later.with().others())
        .containsExactly(new EvaluatedWith.Other(folderOf("tiny", "t2"), sha256));
    assertThat(first.report())
        .content()
        .contains("task.decoding.search.type = beam", "with " + folderOf("tiny", "t2"));

    Ran translated =
        CommandLineHarness.toolkitWithInput(
            Files.readString(folder.resolve("test.src")),
            "translate",
            folderOf("tiny", "t1"),
            folderOf("tiny", "t2"),
            "--ensemble=log-linear",
            "--set",
            BEAM);
    assertThat(first.paths(later.name(), "test").outputs()).hasContent(translated.out());
    Ran summary =
        run(
            "score-references",
            folderOf("tiny", "t1"),
            folderOf("tiny", "t2"),
            file("test.src"),
            file("test.tgt"),
            "--summary",
            "--ensemble=log-linear");
    assertThat(number(summary.out(), "loss")).isCloseTo(score(later, "loss"), within(ROUNDING));
  }

  @Test
  void aSetThatWasOnlyEvaluatedOtherwiseIsNotTheRunsOwn() {
    RunFolder second = RunFolder.open(Path.of(folderOf("tiny", "t2")));
    run("evaluate", folderOf("tiny", "t2"), "--split=train", "--set", BEAM);
    assertThat(second.readRecord().facts().scoresOf("train")).isEmpty();
    assertThat(second.outputs("train")).doesNotExist();
    run("evaluate", folderOf("tiny", "t2"), "--split=train");
    assertThat(second.readRecord().facts().scoresOf("train")).isNotEmpty();
    assertThat(second.outputs("train")).exists();
  }

  /** What changes nothing is no other evaluation. */
  @Test
  void aSettingThatTheRunHasAnywayIsTheRuns() {
    RunFolder first = RunFolder.open(Path.of(folderOf("tiny", "t1")));
    int before = first.readRecord().facts().again().size();
    run("evaluate", folderOf("tiny", "t1"), "--set=task.decoding.search.type=greedy");
    assertThat(first.readRecord().facts().again()).hasSize(before);
  }

  @Test
  void languageModelsAreEvaluatedAndGoOnTogether() {
    RunFolder first = RunFolder.open(Path.of(folderOf("language", "l1")));
    run("evaluate", folderOf("language", "l1"), folderOf("language", "l2"));
    Ran summary =
        run(
            "score-references",
            folderOf("language", "l1"),
            folderOf("language", "l2"),
            file("test.txt"),
            "--summary");
    LaterEvaluation later = first.readRecord().facts().again().getLast();
    assertThat(number(summary.out(), "perplexity"))
        .isCloseTo(score(later, "perplexity"), within(ROUNDING));

    String written = generate(folderOf("language", "l1"), folderOf("language", "l2"), "--scores");
    for (String line : written.split("\n")) {
      String text = line.split("\t")[1];
      String reference = TinyExperiment.write(folder, "written.txt", text + "\n").toString();
      double sum =
          Arrays.stream(
                  scored(
                          List.of(folderOf("language", "l1"), folderOf("language", "l2")),
                          List.of(reference))
                      .getFirst())
              .sum();
      // The score has four decimals.
      assertThat(Double.parseDouble(line.split("\t")[0])).isCloseTo(sum, within(1e-4));
    }
    assertThat(generate(folderOf("language", "l1"), folderOf("language", "l1")))
        .isEqualTo(generate(folderOf("language", "l1")));
  }

  private static String generate(String... words) {
    List<String> all = new ArrayList<>(List.of("generate"));
    all.addAll(List.of(words));
    Ran ran = CommandLineHarness.toolkitWithInput("one\nfour five\n", all.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out();
  }

  @Test
  void differentVocabulariesAreRefusedWithBothRunsAndTheFirstDifference() throws IOException {
    String source =
        "ensemble.vocabulary: The models have different source vocabularies: 9 tokens in the"
            + " first run, 6 in the other; number 6, \"%s\", is in the first alone."
                .formatted(token("tiny/t1/task/source.vocab", 6));
    String text =
        "ensemble.vocabulary: The models have different text vocabularies: 9 tokens in the"
            + " first run, 6 in the other; number 6, \"%s\", is in the first alone."
                .formatted(token("language/l1/task/text.vocab", 6));
    refused(source, "evaluate", folderOf("tiny", "t1"), folderOf("tiny", "t-small"));
    refused(source, "translate", folderOf("tiny", "t1"), folderOf("tiny", "t-small"));
    refused(
        source,
        "score-references",
        folderOf("tiny", "t1"),
        folderOf("tiny", "t-small"),
        file("test.src"),
        file("test.tgt"));
    refused(text, "evaluate", folderOf("language", "l1"), folderOf("language", "l-small"));
    refused(text, "generate", folderOf("language", "l1"), folderOf("language", "l-small"));
    refused(
        text,
        "score-references",
        folderOf("language", "l1"),
        folderOf("language", "l-small"),
        file("test.txt"));
  }

  private static String token(String vocabulary, int number) throws IOException {
    return Files.readAllLines(folder.resolve("runs").resolve(vocabulary)).get(number);
  }

  private static void refused(String message, String... words) {
    Ran ran = CommandLineHarness.toolkitWithInput("one\n", words);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err().replaceAll("\\s+", " "))
        .endsWith(
            message
                + " at %s and %s".formatted(words[1], words[2])
                + " hint Train the other run with task.vocabulary.from = the first run's folder. ");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aRunOfAnotherTaskIsNoPartOfAnEnsemble() {
    for (List<String> words :
        List.of(
            List.of("evaluate", folderOf("tiny", "t1"), folderOf("language", "l1")),
            List.of("generate", folderOf("language", "l1"), folderOf("tiny", "t1")))) {
      Ran ran = CommandLineHarness.toolkitWithInput("one\n", words.toArray(String[]::new));
      assertThat(ran.code()).isEqualTo(2);
      assertThat(ran.err()).contains("ensemble.other-task", "  at    " + words.getLast());
    }
  }

  @Test
  void wordsThatAreNoRunAreTold() {
    Ran tooMany =
        CommandLineHarness.toolkit(
            "score-references",
            folderOf("tiny", "t1"),
            file("test.src"),
            file("test.src"),
            file("test.tgt"));
    assertThat(tooMany.code()).isEqualTo(2);
    assertThat(tooMany.err())
        .contains("the files of source and reference are needed, but 3 are given.");
    Ran nowhere =
        CommandLineHarness.toolkit(
            "score-references",
            folderOf("tiny", "t1"),
            folder.resolve("nowhere").toString(),
            file("test.src"),
            file("test.tgt"));
    assertThat(nowhere.err()).contains("run.missing", "nowhere");
  }

  private static String folderOf(String experiment, String name) {
    return folder.resolve("runs").resolve(experiment).resolve(name).toString();
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  private static double number(String summary, String name) {
    return summary
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static double score(LaterEvaluation later, String name) {
    return later.scores().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Ran run(String... words) {
    Ran ran = CommandLineHarness.toolkit(words);
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran;
  }
}
