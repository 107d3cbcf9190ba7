package org.attentiontoolkit.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.api.task.Split;
import org.attentiontoolkit.runner.folder.EvaluationFiles;
import org.attentiontoolkit.runner.folder.Measurement;
import org.attentiontoolkit.runner.folder.MetricsLog;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunJournal;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.tensor.file.WholeFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  @TempDir private Path folder;

  @Test
  void showsWhatTheRunWas() {
    String html = Report.html(Example.data());
    assertThat(html)
        .contains("<p class=\"value\">97.41</p>", "nrefs:1|case:mixed|eff:no|tok:none")
        .contains("1\u2009234\u2009567 parameters", "took 1 min 15 s", "status finished")
        .contains("AMD EPYC 9B45", "0.3.31, Cooperlake", "9f86d081884c7d659a2feaa0c55ad015")
        .contains("1 of 3 predictions equal their reference.", "bleu by source length")
        .contains("<mark class=\"wrong\" title=\"not in the reference\">zwölf</mark>")
        .contains("<mark class=\"missed\" title=\"not in the output\">elf</mark>")
        .contains("model.attention { type = additive, width = 256 }");
  }

  @Test
  void nothingInItCanBecomeMarkup() {
    String evil = "</script><script>alert(1)</script>\" onload='x' &amp; \u0000\u202e";
    List<String> tokens = List.of(evil, "שלום", "x".repeat(5000));
    Evaluation evaluation =
        new Evaluation(
            Split.TEST,
            List.of(),
            List.of(new Prediction(evil, evil, "other")),
            List.of(Example.map(0, 0, tokens, tokens)),
            List.of());
    String html =
        Report.html(
            new ReportData(
                Example.record(List.of(), RunStatus.FAILED, evil),
                List.of(
                    new Measurement(1, java.time.Instant.EPOCH, Map.of(evil, 1.0)),
                    new Measurement(2, java.time.Instant.EPOCH, Map.of(evil, 2.0))),
                List.of(evaluation),
                evil));
    assertThat(html).doesNotContain("<script>alert", "onload='", "\u0000");
    assertThat(html.split("<script", -1)).hasSize(2);
    assertThat(html).contains("שלום", "data-token=\"" + "x".repeat(5000) + "\"");
    assertThat(html).contains(">" + "x".repeat(17) + "…</text>");
  }

  @Test
  void aRunThatHasNothingYetHasAReport() {
    String html =
        Report.html(
            new ReportData(
                Example.record(List.of(), RunStatus.RUNNING, ""), List.of(), List.of(), ""));
    assertThat(html).contains("status running").doesNotContain("<h2>Curves", "<h2>Samples");
    Evaluation none = new Evaluation(Split.TEST, List.of(), List.of(), List.of(), List.of());
    assertThat(
            Report.html(
                new ReportData(
                    Example.record(List.of(), RunStatus.FINISHED, ""),
                    List.of(),
                    List.of(none),
                    "")))
        .doesNotContain("<h2>Samples");
  }

  @Test
  void isMadeAnewFromTheFolder() {
    ReportData data = Example.data();
    RunFolder run = RunFolder.create(folder, "quickstart", Optional.empty());
    RunJournal journal = RunJournal.begin(run, data.record().start());
    journal.scores(data.evaluations().getFirst());
    try (MetricsLog log = MetricsLog.open(run.metrics())) {
      data.metrics().forEach(m -> log.append(m.step(), m.time(), m.values()));
    }
    EvaluationFiles.write(run.paths(Split.TEST), data.evaluations().getFirst());
    WholeFile.write(run.config(), data.config());
    Report.write(run, journal.record());
    assertThat(run.report()).content().contains("97.41", "<h2>Curves", "class=\"heat\"");
  }

  @Test
  void metricsOfTheSameNameShareAChart() {
    Map<String, List<Series>> charts = Curves.charts(Example.metrics());
    assertThat(charts.keySet())
        .containsExactly("loss", "bleu", "perplexity", "learning-rate", "gradient-norm");
    assertThat(charts.getOrDefault("loss", List.of()))
        .extracting(s -> s.name() + " " + s.points().size())
        .containsExactly("train 100", "valid 10");
    assertThat(new CurveChart("perplexity", charts.getOrDefault("perplexity", List.of())).html())
        .contains("logarithmic");
  }

  @Test
  void aMillionPointsAreThinnedAndKeepTheirPeaks() {
    List<Series.Point> points =
        java.util.stream.LongStream.range(0, 1_000_000)
            .mapToObj(i -> new Series.Point(i, i == 777_777 ? 9 : i % 2))
            .toList();
    Series thin = new Series("s", points).thinned();
    assertThat(thin.points()).hasSizeLessThanOrEqualTo(600).contains(new Series.Point(777_777, 9));
    assertThat(thin.points())
        .isSortedAccordingTo(java.util.Comparator.comparingLong(Series.Point::step));
  }

  @Test
  void aPageOfAttentionAlone() {
    AttentionMap map = Example.square(0, 5);
    String html =
        AttentionPage.html(
            "translate <b>",
            List.of(
                new AttentionPage.Entry("ein <b>", "a <b>", List.of(map)),
                new AttentionPage.Entry("zwei", "two", List.of())));
    assertThat(html)
        .contains("ein &lt;b&gt;", "This model has no attention to show.")
        .doesNotContain("<b>");
  }
}
