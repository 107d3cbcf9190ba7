package org.attentiontoolkit.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.runner.folder.EvaluatedWith;
import org.attentiontoolkit.runner.folder.EvaluationFiles;
import org.attentiontoolkit.runner.folder.Measurement;
import org.attentiontoolkit.runner.folder.MetricsLog;
import org.attentiontoolkit.runner.folder.RunFacts.LaterEvaluation;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunJournal;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.report.data.ComparedRun;
import org.attentiontoolkit.runner.report.data.ReportData;
import org.attentiontoolkit.runner.report.look.LookView.Sentence;
import org.attentiontoolkit.tensor.file.WholeFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  @TempDir private Path folder;

  @Test
  void showsWhatTheRunWas() {
    String html = Report.html(Example.data());
    assertThat(html)
        .contains(">97.4 <span class=\"interval\">96.7 – 98.1</span>", "nrefs:1|case:mixed|eff:no")
        .contains("1\u2009234\u2009567 parameters", "took 1 min 15 s", "status finished")
        .contains("AMD EPYC 9B45", "0.3.31, Cooperlake", "9f86d081884c7d659a2feaa0c55ad015")
        .contains("BLEU by source length", "kept: step 4\u2009500")
        .contains("<mark class=\"wrong\">zwölf</mark>", "<mark class=\"missed\">elf</mark>")
        .contains(
            "step 4\u2009500, epoch 9: best bleu on valid", "1ab20ac1ab20ac", "89ea1e689ea1e6")
        .contains("1.2, plugins/cosine.jar; sha256 of cosine.jar ab12")
        .contains("model.attention { type = additive, width = 256 }");
  }

  @Test
  void nothingInItCanBecomeMarkup() {
    String evil = "</script><script>alert(1)</script>\" onload='x' &amp; \u0000\u202e";
    List<String> tokens = List.of(evil, "שלום", "x".repeat(5000));
    Evaluation evaluation =
        new Evaluation(
            EvaluationSet.TEST,
            List.of(),
            List.of(new Prediction(evil, evil, "other")),
            List.of(Example.map(0, 0, tokens, tokens)),
            List.of());
    String html =
        Report.html(
            new ReportData(
                Example.record(List.of(), RunStatus.FAILED, evil),
                List.of(
                    new Measurement(1, Map.of(evil, 1.0)), new Measurement(2, Map.of(evil, 2.0))),
                List.of(evaluation),
                evil));
    assertThat(html).doesNotContain("<script>alert", "onload='", "\u0000");
    assertThat(html.split("<script", -1)).as("the data, and what draws them").hasSize(3);
    assertThat(html.split("</script", -1)).hasSize(3);
    assertThat(html).contains("שלום", "\"" + "x".repeat(5000) + "\"");
  }

  @Test
  void aRunThatHasNothingYetHasAReport() {
    String html =
        Report.html(
            new ReportData(
                Example.record(List.of(), RunStatus.RUNNING, ""), List.of(), List.of(), ""));
    assertThat(html).contains("status running").doesNotContain("<h2>Curves", "<h2>Predictions");
    Evaluation none =
        new Evaluation(EvaluationSet.TEST, List.of(), List.of(), List.of(), List.of());
    assertThat(
            Report.html(
                new ReportData(
                    Example.record(List.of(), RunStatus.FINISHED, ""),
                    List.of(),
                    List.of(none),
                    "")))
        .doesNotContain("<h2>Predictions");
  }

  @Test
  void isMadeAnewFromTheFolder() {
    ReportData data = Example.data();
    RunFolder run = RunFolder.create(folder, "quickstart", Optional.empty());
    RunJournal journal = RunJournal.begin(run, data.record().start());
    journal.scores(data.evaluations().getFirst());
    try (MetricsLog log = MetricsLog.open(run.metrics())) {
      data.metrics().forEach(m -> log.append(m.step(), m.values()));
    }
    EvaluationFiles.write(run.paths(EvaluationSet.TEST), data.evaluations().getFirst());
    WholeFile.write(run.config(), data.config());
    Report.write(run, journal.record());
    assertThat(run.report()).content().contains("97.4 <", "<h2>Curves", "class=\"look\"");
  }

  /** Earlier versions wrote such records. */
  @Test
  void scoresThatAreNoNumbersAreShownAsWhatTheyAre() {
    List<MetricScore> scores =
        List.of(
            new MetricScore("loss", Double.NaN, "nats", MetricScore.Better.LOWER),
            new MetricScore(
                "perplexity", Double.POSITIVE_INFINITY, "e^loss", MetricScore.Better.LOWER));
    String html =
        Report.html(
            new ReportData(
                Example.record(scores, RunStatus.FAILED, "The loss is NaN."),
                List.of(),
                List.of(),
                ""));
    assertThat(html)
        .contains("<td class=\"number bad\">not a number</td>")
        .contains("<td class=\"number bad\">∞</td>");
  }

  @Test
  void laterEvaluationsStandUnderTheScores() {
    ReportData data = Example.data();
    RunFolder run = RunFolder.create(folder, "quickstart", Optional.empty());
    RunJournal journal = RunJournal.begin(run, data.record().start());
    assertThat(Report.html(data)).doesNotContain("Evaluated again");
    journal.again(
        new LaterEvaluation(
            "2026-11-24T10-00-00-bcd2",
            EvaluationSet.TEST,
            data.evaluations().getFirst().scores(),
            List.of("/data/test.<de>"),
            new EvaluatedWith(
                Map.of("task.decoding.search.type", "beam"),
                List.of(new EvaluatedWith.Other("/runs/<two>", "")),
                "linear")));
    Report.write(run, journal.record());
    assertThat(run.report())
        .content()
        .contains("Evaluated again", "2026-11-24T10-00-00-bcd2", "/data/test.&lt;de&gt;")
        .contains("task.decoding.search.type = beam", "with /runs/&lt;two&gt;", "linear mean")
        .contains(">97.4 <span class=\"interval\">96.7 – 98.1</span>");
  }

  @Test
  void runsAreToldApartByTheShortestNames() {
    RunFolder one = RunFolder.create(folder, "a", Optional.of("one"));
    RunFolder two = RunFolder.create(folder, "a", Optional.of("two"));
    RunFolder other = RunFolder.create(folder, "b", Optional.of("one"));
    RunFolder elsewhere = RunFolder.create(folder.resolve("else"), "a", Optional.of("one"));
    assertThat(ComparedRun.names(List.of(one, two))).containsExactly("one", "two");
    assertThat(ComparedRun.names(List.of(one, other))).containsExactly("a/one", "b/one");
    assertThat(ComparedRun.names(List.of(one, elsewhere)))
        .containsExactly(one.toString(), elsewhere.toString());
  }

  @Test
  void aPageOfAttentionAlone() {
    Sentence looked = new Sentence(0, "ein <b>", List.of(Example.square(0, 5)), Optional.empty());
    String html =
        AttentionPage.html(
            "translate <b>",
            List.of(
                new AttentionPage.Entry("ein <b>", "a <b>", Optional.of(looked)),
                new AttentionPage.Entry("zwei", "two", Optional.empty())),
            2);
    assertThat(html)
        .contains("ein &lt;b&gt;", "data-look=\"0\"", "in 1 of 2 sentences")
        .doesNotContain("<b>", "data-look=\"1\"");
  }
}
