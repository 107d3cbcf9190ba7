package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores of small files; what they are made of is tested where metrics are. */
final class ScoreCommandTest {
  @TempDir Path folder;
  private String one = "";
  private String two = "";
  private String right = "";
  private String other = "";

  @BeforeEach
  void write() throws IOException {
    right = file("right", "the cat sat on the mat\nit is a dog\n");
    other = file("other", "a cat sat on the mat\nthis is a dog\n");
    one = file("one", "the cat sat on a mat\nit is a dog\n");
    two = file("two", "cats sit\nit is a dog !\n");
  }

  private String file(String name, String text) throws IOException {
    return TinyExperiment.write(folder, name, text).toString();
  }

  /** The numbers are those of {@code sacrebleu right other -i one -m bleu chrf ter -w 2}. */
  @Test
  void aLineAMetric() {
    assertThat(scored("--metric", "bleu,chrf", "--metric=ter", right, other, one))
        .containsExactly(
            "BLEU|nrefs:2|case:mixed|eff:no|tok:13a|smooth:exp|version:attention-toolkit-1"
                + " = 70.71 100.0/75.0/66.7/50.0 (BP = 1.000 ratio = 1.000 hyp_len = 10 ref_len = 10)",
            "chrF2|nrefs:2|case:mixed|eff:yes|nc:6|nw:0|space:no|version:attention-toolkit-1"
                + " = 74.83",
            "TER|nrefs:2|case:lc|tok:tercom|norm:no|punct:yes|asian:no"
                + "|version:attention-toolkit-1 = 10.00");
  }

  @Test
  void keysBelongToTheMetricsThatHaveThem() {
    assertThat(
            scored(
                "--metric=bleu,chrf",
                "--lowercase",
                "--bleu.tokenize=none",
                "--word-order",
                "2",
                right,
                one))
        .satisfiesExactly(
            line -> assertThat(line).contains("BLEU|nrefs:1|case:lc|eff:no|tok:none|"),
            line -> assertThat(line).contains("chrF2++|nrefs:1|case:lc|eff:yes|nc:6|nw:2|"));
    Ran wrong = CommandLineHarness.toolkit("score", "--metric=bleu,ter", "--beta=1", right, one);
    assertThat(wrong.err()).contains("config.unknown-key", "--beta=1");
  }

  @Test
  void confidenceStandsWhereSacrebleuHasIt() {
    assertThat(scored("--metric=sequence-accuracy,ter", "--confidence", "--seed=3", right, one))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches("sequence-accuracy = 50\\.00 \\(μ = .* ± .*\\) \\(1 of 2\\)"),
            line ->
                assertThat(line)
                    .matches(
                        "TER\\|nrefs:1\\|bs:1000\\|seed:3\\|case:lc.* = 10\\.00 \\(μ = .*\\)"));
  }

  @Test
  void systemsStandBesideEachOther() {
    for (String test : new String[] {"bootstrap", "randomization"}) {
      List<String> lines =
          scored(
              "--metric=ter,sequence-accuracy",
              "--paired=" + test,
              "--trials=200",
              "--system=" + one,
              "--system",
              two,
              "--system",
              one,
              right);
      assertThat(lines.getFirst()).matches("system +ter +sequence-accuracy");
      assertThat(lines.get(1)).startsWith(one + "  10.00").doesNotContain("p =");
      assertThat(lines.get(2)).startsWith(two + "  70.00").contains("p = 0.");
      assertThat(lines.get(3)).startsWith(one + "  10.00").contains("p = 1.0000");
      String trials = test.equals("bootstrap") ? "|bs:200|seed:12345|" : "|ar:200|seed:12345|";
      assertThat(lines.get(5)).startsWith("ter: TER|nrefs:1" + trials);
      assertThat(lines.getLast()).contains("200", one);
    }
    assertThat(scored("--system", one, "--system", two, right)).hasSize(5);
  }

  @Test
  void aSystemMayComeFromStandardInput() {
    Ran ran =
        CommandLineHarness.toolkitWithInput(
            "cats sit\nit is a dog !\n", "score", "--system", two, "--system=-", right);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("standard input");
  }

  @Test
  void mistakes() throws IOException {
    mistake("--paired needs two systems", "--paired=bootstrap", right, one);
    mistake("--trials must be from 1 to 1,000,000", "--trials=0", right, one);
    mistake("there is no test \"t\"", "--paired=t", right, one);
    mistake("There must be a file of references", "--system", one);
    mistake("metric.lengths", "--system", one, "--system", file("short", "a\n"), right);
  }

  private void mistake(String message, String... words) {
    Ran ran = run(words);
    assertThat(ran.code()).as(ran.err()).isEqualTo(Toolkit.WRONG_INPUT);
    assertThat(ran.err()).contains(message).doesNotContain("\tat ");
    assertThat(ran.out()).isEmpty();
  }

  private static List<String> scored(String... words) {
    Ran ran = run(words);
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out().lines().toList();
  }

  private static Ran run(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "score";
    System.arraycopy(words, 0, all, 1, words.length);
    return CommandLineHarness.toolkit(all);
  }
}
