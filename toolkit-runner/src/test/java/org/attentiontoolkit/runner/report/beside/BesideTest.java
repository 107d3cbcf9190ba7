package org.attentiontoolkit.runner.report.beside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.MetricScore.Better;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.runner.folder.Machine;
import org.attentiontoolkit.runner.folder.RunFacts;
import org.attentiontoolkit.runner.folder.RunFacts.SetScore;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.report.data.ComparedRun;
import org.attentiontoolkit.runner.report.data.ReportData;
import org.junit.jupiter.api.Test;

final class BesideTest {
  private static final List<Prediction> RIGHT =
      List.of(new Prediction("eins", "one", "one"), new Prediction("zwei", "two", "three"));
  private static final List<Prediction> WRONG =
      List.of(new Prediction("eins", "one", "six"), new Prediction("zwei", "two", "two"));

  /**
   * Resamples 0 … 999 over 100 and the same less 0.2 … 0.2: the interval of the difference is 0.2.
   */
  @Test
  void differencesArePairedResampleByResample() {
    ComparedRun one = run("one", "ab", 52.25, "tok:13a", 0, RIGHT, Map.of());
    ComparedRun two = run("two", "ab", 52.05, "tok:13a", -0.2, WRONG, Map.of());
    assertThat(new Beside(one, List.of(two)).scores())
        .contains("<th scope=\"row\">BLEU</th>", "52.25", "52.05")
        .contains("<td class=\"number good\">+0.20 <span class=\"interval\">+0.20 – +0.20</span>")
        .contains("better");
    assertThat(new Beside(two, List.of(one)).scores())
        .contains("<td class=\"number bad\">−0.20", "worse");
    ComparedRun same = run("same", "ab", 52.25, "tok:13a", 0, RIGHT, Map.of());
    assertThat(new Beside(one, List.of(same)).scores()).contains("0.00", "not clear");
  }

  @Test
  void scoresOfOtherDataAreNotSubtracted() {
    ComparedRun one = run("one", "ab", 52.25, "tok:13a", 0, RIGHT, Map.of());
    ComparedRun two = run("two", "cd", 50, "tok:13a", 0, WRONG, Map.of());
    Beside beside = new Beside(one, List.of(two));
    assertThat(beside.scores())
        .contains("on test are not comparable: test.source has another checksum.")
        .doesNotContain("+2.25");
    assertThat(beside.disagreements()).contains("are not comparable");
    ComparedRun other = run("other", "ab", 50, "tok:13a", 0, WRONG.reversed(), Map.of());
    assertThat(new Beside(one, List.of(other)).scores())
        .contains("the sources or references of test are others");
    ComparedRun otherwise = run("x", "ab", 50, "tok:none", 0, WRONG, Map.of());
    assertThat(new Beside(one, List.of(otherwise)).scores())
        .contains("defined otherwise")
        .doesNotContain("not comparable");
  }

  @Test
  void onlySettingsThatDifferAreListed() {
    ComparedRun one =
        run("one", "ab", 1, "d", 0, RIGHT, Map.of("a.seed", "1", "b", "<x>", "same", "s"));
    ComparedRun two = run("two", "ab", 1, "d", 0, RIGHT, Map.of("a.seed", "2", "same", "s"));
    assertThat(new Beside(one, List.of(two)).settings())
        .contains("<th scope=\"row\">a.seed</th><td><bdi>1</bdi></td><td><bdi>2</bdi></td>")
        .contains("<th scope=\"row\">b</th><td><bdi>&lt;x&gt;</bdi></td><td><bdi>–</bdi></td>")
        .doesNotContain("same");
    assertThat(new Beside(one, List.of(one)).settings()).contains("Their settings are the same.");
  }

  @Test
  void examplesThatOnlyOneGotRight() {
    ComparedRun one = run("one", "ab", 1, "d", 0, RIGHT, Map.of());
    ComparedRun two = run("two", "ab", 1, "d", 0, WRONG, Map.of());
    assertThat(new Beside(one, List.of(two)).disagreements())
        .contains("Both right: 0; both wrong: 0.")
        .contains("Right in <bdi>one</bdi>, wrong in <bdi>two</bdi>: 1")
        .contains("Right in <bdi>two</bdi>, wrong in <bdi>one</bdi>: 1")
        .contains("<mark class=\"wrong\">six</mark>", "<mark class=\"wrong\">three</mark>");
  }

  @Test
  void runsWithoutEvaluationsHaveNothingToSubtract() {
    ComparedRun none =
        new ComparedRun(
            "none", new ReportData(record("ab", List.of()), List.of(), List.of(), ""), Map.of());
    ComparedRun one = run("one", "ab", 1, "d", 0, RIGHT, Map.of());
    assertThat(new Beside(none, List.of(none)).scores()).isEmpty();
    assertThat(new Beside(one, List.of(none)).scores()).contains(">–</td>");
    assertThat(new Beside(one, List.of(none)).disagreements()).isEmpty();
  }

  private static ComparedRun run(
      String name,
      String sha256,
      double bleu,
      String definition,
      double shift,
      List<Prediction> predictions,
      Map<String, String> settings) {
    MetricScore score = new MetricScore("bleu", bleu, definition, Better.HIGHER);
    List<Double> resamples =
        IntStream.range(0, 1000).mapToObj(i -> 50 + i / 256.0 + shift).toList();
    Evaluation evaluation =
        new Evaluation(
            EvaluationSet.TEST,
            List.of(score),
            predictions,
            List.of(),
            List.of(),
            List.of(),
            Map.of("bleu", resamples));
    return new ComparedRun(
        name,
        new ReportData(
            record(sha256, List.of(new SetScore(EvaluationSet.TEST, score))),
            List.of(),
            List.of(evaluation),
            ""),
        settings);
  }

  private static RunRecord record(String sha256, List<SetScore> scores) {
    return new RunRecord(
        "experiment",
        "run",
        new RunRecord.Start(
            Instant.EPOCH,
            "0.1.0",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            new Machine("", "", "", 1, 1, 1, ""),
            Map.of()),
        RunRecord.Outcome.running(),
        new RunFacts(
            Map.of(),
            List.of(
                new DataFact("test.source", Map.of("path", "/else/" + sha256, "sha256", sha256))),
            0,
            Optional.empty(),
            scores,
            List.of(),
            Map.of(),
            Map.of(),
            Optional.empty()));
  }
}
