package org.attentiontoolkit.runner.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.runner.folder.Measurement;
import org.attentiontoolkit.runner.report.chart.Series.Point;

/**
 * Metrics as charts: those that differ only before the first dot, as {@code train.loss} and {@code
 * valid.loss}, share one, and what training makes small stands with the loss.
 */
public final class Curves {
  private static final String LOSS = "loss";
  private static final String OBJECTIVE = "objective";

  private Curves() {}

  /**
   * What was measured in a run.
   *
   * @param name of the run
   * @param metrics in order
   */
  public record RunMetrics(String name, List<Measurement> metrics) {}

  /**
   * Charts of a run.
   *
   * @param runs the run itself, then those beside it
   * @param kept the step whose model it ended with
   */
  public static String html(List<RunMetrics> runs, Optional<Long> kept) {
    List<String> besides = runs.stream().skip(1).map(RunMetrics::name).toList();
    StringBuilder html = new StringBuilder();
    charts(runs)
        .forEach((metric, series) ->
            html.append(new CurveChart(Quantity.of(metric), series).html(kept, besides)));
    return html.isEmpty() ? "" : "<div class=\"charts\">\n" + html + "</div>";
  }

  /** What there is to draw while training, by metric; a test alone is no curve. */
  static Map<String, List<Series>> charts(List<RunMetrics> runs) {
    Map<String, List<Series>> found = new LinkedHashMap<>();
    for (int run = 0; run < runs.size(); run++) {
      int number = run;
      String suffix = run == 0 ? "" : " · " + runs.get(run).name();
      lines(runs.get(run).metrics())
          .forEach((line, points) ->
              found
                  .computeIfAbsent(line.chart(), _ -> new ArrayList<>())
                  .add(new Series(line.name() + suffix, line.role(), number, sorted(points))));
    }
    Map<String, List<Series>> charts = new LinkedHashMap<>();
    found.entrySet().stream()
        .filter(e -> e.getValue().stream().anyMatch(s -> s.run() == 0))
        .filter(e -> e.getValue().stream().anyMatch(s -> s.role() != CurveRole.TEST))
        .sorted(Comparator.comparingInt(e -> Quantity.rank(e.getKey())))
        .forEach(e -> charts.put(e.getKey(), e.getValue()));
    return charts;
  }

  /** Which line of which chart a metric is. */
  private record Line(String chart, String name, CurveRole role) {
    static Line of(String metric) {
      int dot = metric.indexOf('.');
      String chart = metric.substring(dot + 1);
      String name = dot < 0 ? metric : metric.substring(0, dot);
      if (chart.equals(OBJECTIVE)) {
        return new Line(LOSS, name + " " + OBJECTIVE, CurveRole.OBJECTIVE);
      }
      return new Line(chart, name, CurveRole.of(name));
    }
  }

  private static Map<Line, List<Point>> lines(List<Measurement> metrics) {
    Map<Line, List<Point>> lines = new LinkedHashMap<>();
    for (Measurement m : metrics) {
      m.values()
          .forEach((name, value) ->
              lines
                  .computeIfAbsent(Line.of(name), _ -> new ArrayList<>())
                  .add(new Point(m.step(), value)));
    }
    return lines;
  }

  private static List<Point> sorted(List<Point> points) {
    return points.stream().sorted(Comparator.comparingLong(Point::step)).toList();
  }
}
