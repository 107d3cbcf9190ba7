package org.attentiontoolkit.runner.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.runner.folder.Measurement;
import org.attentiontoolkit.runner.report.Series.Point;

/**
 * Metrics as charts: those that differ only before the first dot, as {@code train.loss} and {@code
 * valid.loss}, share one.
 */
final class Curves {
  private static final List<String> FIRST =
      List.of("loss", "bleu", "token-accuracy", "sequence-accuracy", "perplexity", "learning-rate");

  private Curves() {}

  static String html(List<Measurement> metrics) {
    Map<String, List<Series>> charts = charts(metrics);
    StringBuilder html = new StringBuilder();
    charts.forEach((name, series) -> html.append(new CurveChart(name, series).html()));
    return html.isEmpty() ? "" : "<div class=\"charts\">\n" + html + "</div>";
  }

  /** Charts in which at least one line has two points. */
  static Map<String, List<Series>> charts(List<Measurement> metrics) {
    Map<String, Map<String, List<Point>>> found = new LinkedHashMap<>();
    for (Measurement m : metrics) {
      m.values()
          .forEach((name, value) -> {
            int dot = name.indexOf('.');
            found
                .computeIfAbsent(name.substring(dot + 1), _ -> new LinkedHashMap<>())
                .computeIfAbsent(dot < 0 ? name : name.substring(0, dot), _ -> new ArrayList<>())
                .add(new Point(m.step(), value));
          });
    }
    Map<String, List<Series>> charts = new LinkedHashMap<>();
    found.entrySet().stream()
        .filter(e -> e.getValue().values().stream().anyMatch(points -> points.size() > 1))
        .sorted(Comparator.comparingInt(e -> rank(e.getKey())))
        .forEach(e -> charts.put(e.getKey(), series(e.getValue())));
    return charts;
  }

  private static int rank(String chart) {
    int rank = FIRST.indexOf(chart);
    return rank < 0 ? FIRST.size() : rank;
  }

  private static List<Series> series(Map<String, List<Point>> lines) {
    return lines.entrySet().stream()
        .map(e ->
            new Series(
                    e.getKey(),
                    e.getValue().stream().sorted(Comparator.comparingLong(Point::step)).toList())
                .thinned())
        .toList();
  }
}
