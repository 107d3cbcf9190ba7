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
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.testing.TinyLanguage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A language model from its file to its record, its evaluation and what it writes. */
class LanguageModelCommandsTest {
  /**
   * The first number is drawn from six, evenly; all that follows is certain. So the best perplexity
   * of a line of n tokens is the n-th root of 6, and over lines of 2 to 7 tokens, 4.5 on average,
   * {@code 6^(1/4.5)}.
   */
  private static final double BEST = Math.pow(6, 1 / 4.5);

  @TempDir private static Path folder;
  private static Path run = Path.of("");
  private static Ran ran = new Ran(1, "", "");

  @BeforeAll
  static void learn() {
    run = folder.resolve("runs/language/one");
    ran =
        CommandLineHarness.toolkit(
            "run",
            TinyLanguage.write(folder).toString(),
            "--runs",
            folder.resolve("runs").toString(),
            "--name",
            "one");
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  @Test
  void learnsTheLanguage() throws IOException {
    assertThat(perplexity(Files.readString(run.resolve("evaluation/test.json"))))
        .isBetween(BEST - 0.3, BEST + 0.3);
    assertThat(Files.readAllLines(run.resolve("predictions/test.tsv")))
        .hasSize(31)
        .anyMatch(line -> line.endsWith("two three four five six </s>") || line.contains("six"));
    assertThat(run.resolve("report.html")).content().contains("perplexity", "self-attention");
    assertThat(run.resolve("task/text.vocab")).content().contains("<s>\n</s>\nsix\n");
    assertThat(Files.readString(run.resolve("record.json"))).contains("best perplexity on valid");
  }

  private static double perplexity(String json) {
    String after = json.substring(json.indexOf("\"perplexity\""));
    return Double.parseDouble(after.replaceFirst("(?s).*?\"value\" ?: ?([0-9.]+).*", "$1"));
  }

  @Test
  void isEvaluatedAgainWithTheSameResult() {
    Ran again = CommandLineHarness.toolkit("evaluate", run.toString(), "--split", "test");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).contains("perplexity", "token-accuracy");
    assertThat(again.err()).doesNotContain("differ");
  }

  /** Also from nothing, and each line alone as beside others. */
  @Test
  void goesOnWithLines() {
    assertThat(generate("three four\nfive\none two three\n"))
        .isEqualTo("three four five six\nfive six\none two three four five six\n");
    String fromNothing = generate("\n");
    assertThat(fromNothing).endsWith("five six\n");
    assertThat(generate("two\n\nfour five\n"))
        .isEqualTo("two three four five six\n" + fromNothing + "four five six\n");
  }

  @Test
  void writesNoMoreThanItMay() {
    assertThat(generate("one\n", "--set", "task.decoding.max-new-tokens=2"))
        .isEqualTo("one two three\n");
    assertThat(generate("one two three four five six\n"))
        .isEqualTo("one two three four five six\n");
  }

  @ParameterizedTest
  @CsvSource({"greedy", "beam", "sampling"})
  void allSearchesKeepTheBeginning(String search) {
    String written =
        generate("three\nfour five\n", "--nbest", "2", "--set", "task.decoding.search=" + search);
    for (String line : written.split("\n")) {
      String[] cells = line.split("\t");
      assertThat(cells[2]).startsWith(cells[0].equals("1") ? "three" : "four five");
      assertThat(Double.parseDouble(cells[1])).isNegative();
    }
  }

  @Test
  void aBeamOfOneWritesWhatTheGreedySearchWrites() {
    String lines = "\nthree\none\n";
    assertThat(
            generate(
                lines,
                "--set",
                "task.decoding.search.type=beam",
                "--set",
                "task.decoding.search.width=1"))
        .isEqualTo(generate(lines));
  }

  /** The log-probability of the whole line, its beginning included: 1/6 for the first word. */
  @Test
  void theScoreIsThatOfTheWholeLine() {
    double score = Double.parseDouble(generate("five\n", "--scores").split("\t")[0]);
    assertThat(score).isCloseTo(Math.log(1.0 / 6), within(0.6));
  }

  /** To the last digit that is written. */
  @Test
  void scoresOfReferencesAddUpToThePerplexityOfTheEvaluation() throws IOException {
    String file = folder.resolve("test.txt").toString();
    Ran scored = CommandLineHarness.toolkit("score-references", run.toString(), file);
    assertThat(scored.code()).as(scored.err()).isZero();
    double sum = 0;
    int tokens = 0;
    for (String line : scored.out().split("\n")) {
      String[] cells = line.split("\t");
      String[] each = cells[2].split(" ");
      assertThat(cells[1].split(" ")).hasSameSizeAs(each).endsWith("</s>");
      double own = Arrays.stream(each).mapToDouble(Double::parseDouble).sum();
      assertThat(Double.parseDouble(cells[0])).isCloseTo(own, within(1e-5));
      sum += Double.parseDouble(cells[0]);
      tokens += each.length;
    }
    double perplexity = perplexity(Files.readString(run.resolve("evaluation/test.json")));
    assertThat(Math.exp(-sum / tokens)).isCloseTo(perplexity, within(1e-5));
    Ran summary = CommandLineHarness.toolkit("score-references", run.toString(), file, "--summary");
    assertThat(summary.out())
        .isEqualTo(
            "tokens %d\nloss %.6f\nperplexity %.6f\n"
                .formatted(tokens, Math.log(perplexity), perplexity));
    expect(
        CommandLineHarness.toolkit("score-references", run.toString()),
        "files of text are needed, but 0 are given",
        "score-references RUN TEXT");
  }

  @Test
  void unknownWordsThatAreGivenStayAsTheyAre() {
    assertThat(generate("four zebra five\n")).startsWith("four zebra five");
  }

  @Test
  void mistakesAreTold() {
    expect(
        CommandLineHarness.toolkitWithInput("one\n", "translate", run.toString()),
        "translate.no-translator",
        "generate");
    Ran tooLong =
        CommandLineHarness.toolkitWithInput(
            "one two three\n", "generate", run.toString(), "--set", "task.decoding.max-prompt=2");
    expect(tooLong, "text.too-long", "3 tokens", "standard input:1", "max-prompt");
    assertThat(tooLong.out()).isEqualTo("\n");
    expect(check("model.encoder=recurrent"), "model.unused-part", "model.encoder", "language.conf");
    expect(
        check("model.attention=additive", "model.encoder=recurrent"),
        "model.attention",
        "model.encoder");
    expect(check("model.decoder=null"), "model.decoder");
    expect(
        check("model.decoder.type=recurrent"),
        "decoder.no-summary",
        "stands alone",
        "model.decoder.bridge = zeros");
    expect(check("task.data.train=nowhere.txt"), "file.missing", "nowhere.txt");
    expect(
        check("task.data={type=spell-out, source=en, target=de}"),
        "data.no-field",
        "a text and nothing else",
        "source, target");
    TinyExperiment.write(folder, "gap.txt", "one two\n\nthree\n");
    expect(run("task.data.valid=gap.txt"), "data.empty-line", "gap.txt:2", "empty-lines = skip");
  }

  /** Eight positions: seven words and the end. */
  @Test
  void linesThatAModelHasNoPositionsFor() {
    String[] learned = {
      "model.decoder.positions=learned", "model.decoder.max-positions=8", "training.max-epochs=1"
    };
    Ran ran = run("experiment.name=positions", learned[0], learned[1], learned[2]);
    assertThat(ran.code()).as(ran.err()).isZero();
    Path positions = Path.of(ran.out().lines().toList().getLast());
    Ran written =
        CommandLineHarness.toolkitWithInput(
            "one one one one one one one one\none\n", "generate", positions.toString());
    expect(
        written,
        "text.no-positions: The line is not continued: with </s> it has 9 tokens",
        "standard input:1");
    assertThat(written.out()).startsWith("\none");
    assertThat(written.out().lines().toList().getLast().split(" ")).hasSizeLessThanOrEqualTo(8);
    TinyExperiment.write(folder, "lines.txt", "one one one one one one one one\nsix\n");
    Ran scored =
        CommandLineHarness.toolkit(
            "score-references", positions.toString(), folder.resolve("lines.txt").toString());
    expect(scored, "The line is not scored: with </s> it has 9 tokens", "lines.txt:1");
    assertThat(scored.out()).hasLineCount(2);
    expect(
        run("task.data.valid=lines.txt", learned[0], learned[1], learned[2]),
        "data.no-positions",
        "1 of the 2 examples of valid",
        "lines.txt:1");
  }

  @Test
  void aTranslationDoesNotContinue() throws IOException {
    Path translation = folder.resolve("translation");
    TinyExperiment.write(Files.createDirectory(translation));
    Ran learned =
        CommandLineHarness.toolkit(
            "run",
            translation.resolve("tiny.conf").toString(),
            "--runs",
            folder.resolve("runs").toString(),
            "--name",
            "t",
            "--set",
            "training.max-epochs=1");
    assertThat(learned.code()).as(learned.err()).isZero();
    expect(
        CommandLineHarness.toolkitWithInput(
            "one\n", "generate", folder.resolve("runs/tiny/t").toString()),
        "generate.no-language-model",
        "translate");
  }

  @Test
  void theVocabularyOfAnotherRunIsTakenAsItIs() {
    TinyExperiment.write(folder, "other.txt", "two one\none two\n");
    Ran other =
        run(
            "task.vocabulary.from=" + run,
            "task.data.train=other.txt",
            "training.max-epochs=1",
            "task.tied-softmax=true");
    assertThat(other.code()).as(other.err()).isZero();
    expect(
        run("task.vocabulary.from=" + run, "task.tokenizer=character"),
        "vocabulary.other-tokenizer",
        "word",
        "character");
  }

  private static String generate(String input, String... options) {
    List<String> words = new ArrayList<>(List.of("generate", run.toString()));
    words.addAll(List.of(options));
    Ran written = CommandLineHarness.toolkitWithInput(input, words.toArray(String[]::new));
    assertThat(written.code()).as(written.err()).isZero();
    return written.out();
  }

  private static Ran check(String... sets) {
    return with(List.of("check"), sets);
  }

  private static Ran run(String... sets) {
    return with(List.of("run", "--runs", folder.resolve("others").toString()), sets);
  }

  private static Ran with(List<String> command, String... sets) {
    List<String> words = new ArrayList<>(command);
    words.add(folder.resolve("language.conf").toString());
    for (String set : sets) {
      words.addAll(List.of("--set", set));
    }
    return CommandLineHarness.toolkit(words.toArray(String[]::new));
  }

  private static void expect(Ran mistaken, String... parts) {
    assertThat(mistaken.code()).as(mistaken.err()).isEqualTo(2);
    assertThat(mistaken.err()).contains(parts);
  }
}
