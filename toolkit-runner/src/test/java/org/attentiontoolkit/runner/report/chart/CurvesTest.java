package org.attentiontoolkit.runner.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.attentiontoolkit.runner.folder.Measurement;
import org.attentiontoolkit.runner.report.chart.Curves.RunMetrics;
import org.attentiontoolkit.runner.report.chart.Series.Point;
import org.attentiontoolkit.runner.report.chart.Series.Stretch;
import org.junit.jupiter.api.Test;

final class CurvesTest {
  @Test
  void metricsOfTheSameNameShareAChart() {
    Map<String, List<Series>> charts =
        Curves.charts(
            List.of(
                run(
                    "one",
                    at(10, "train.gradient-norm", 1, "train.loss", 3, "train.objective", 4),
                    at(20, "train.loss", 2, "train.objective", 3),
                    at(20, "valid.loss", 2.5, "valid.bleu", 12),
                    at(20, "test.loss", 2.6, "test.chrf", 40))));
    assertThat(charts.keySet()).containsExactly("loss", "bleu", "gradient-norm");
    assertThat(charts.getOrDefault("loss", List.of()))
        .extracting(s -> s.name() + " " + s.role().key() + " " + s.points().size())
        .containsExactly(
            "train train 2", "train objective objective 2", "valid valid 1", "test test 1");
  }

  @Test
  void otherRunsStandBesideInTheSameCharts() {
    RunMetrics one = run("one", at(10, "train.loss", 3), at(20, "train.loss", 2));
    RunMetrics two = run("two", at(10, "train.loss", 4, "train.other", 1));
    String html = Curves.html(List.of(one, two), Optional.of(20L));
    assertThat(html)
        .contains("data-name=\"train\"", "data-name=\"train · two\"", "line train run1")
        .contains("kept: step 20", "aria-hidden=\"true\"><path d=\"M1 5h18\"/></svg>two</span>")
        .doesNotContain("other");
  }

  /** Five values that are not numbers and one infinite one among 100. */
  @Test
  void whatIsNotFiniteIsShownAndSaid() {
    List<Measurement> all = new ArrayList<>();
    for (int step = 1; step <= 100; step++) {
      double value = step > 40 && step <= 45 ? Double.NaN : step == 70 ? 1 / 0.0 : 2 + step % 2;
      all.add(at(step, "train.loss", value));
    }
    String html = Curves.html(List.of(new RunMetrics("one", all)), Optional.empty());
    assertThat(html)
        .contains("train is infinite or not a number at 6 of 100 points, first at step 41 (×).")
        .contains("class=\"broken\"", "41 ")
        .contains("not\u00a0a\u00a0number")
        .doesNotContain("NaN", "Infinity");
    assertThat(html.split("class=\"broken\"", -1)).as("crosses at two places").hasSizeBetween(3, 5);
  }

  @Test
  void manyPointsAreSmoothedAndFewAreNot() {
    String many =
        Curves.html(
            List.of(
                new RunMetrics(
                    "one",
                    LongStream.rangeClosed(1, 1000)
                        .mapToObj(i -> at(i * 50, "train.loss", 2 + i % 3))
                        .toList())),
            Optional.empty());
    assertThat(many)
        .contains("train: LOESS over 60 of 1\u2009000 points (about 2\u2009950 steps).")
        .contains("<path class=\"raw\"", "smoothed");
    String few = Curves.html(List.of(run("one", at(1, "train.loss", 2))), Optional.empty());
    assertThat(few).contains("<circle").doesNotContain("LOESS", "class=\"raw\"");
    String exact =
        Curves.html(
            List.of(
                new RunMetrics(
                    "one",
                    LongStream.rangeClosed(1, 1000)
                        .mapToObj(i -> at(i, "train.learning-rate", 1e-3 / i))
                        .toList())),
            Optional.empty());
    assertThat(exact).as("a learning rate is known exactly").doesNotContain("LOESS");
  }

  @Test
  void aMillionPointsKeepTheirPeaks() {
    List<Point> points =
        LongStream.range(0, 1_000_000)
            .mapToObj(i -> new Point(i, i == 777_777 ? 9 : i % 2))
            .toList();
    List<Stretch> stretches = new Series("s", CurveRole.TRAIN, 0, points).stretches(300);
    assertThat(stretches).hasSize(300);
    assertThat(stretches).extracting(Stretch::greatest).contains(new Point(777_777, 9));
    assertThat(stretches.stream().flatMap(s -> s.ends().stream()).map(Point::step)).isSorted();
  }

  private static RunMetrics run(String name, Measurement... all) {
    return new RunMetrics(name, List.of(all));
  }

  private static Measurement at(long step, Object... namesAndValues) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).doubleValue());
    }
    return new Measurement(step, values);
  }
}
