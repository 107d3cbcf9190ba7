package org.attentiontoolkit.runner.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.attentiontoolkit.runner.report.Series.Point;

/** Lines over steps as SVG. The page's script shows the values under the pointer. */
final class CurveChart {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 300;
  private static final int LEFT = 58;
  private static final int RIGHT = 26;
  private static final int TOP = 10;
  private static final int BOTTOM = 34;
  private static final int COLOURS = 6;

  /** Lines with fewer points than this show each of them. */
  private static final int DOTS = 40;

  private final String name;
  private final List<Series> series;
  private final Axis steps;
  private final Axis values;

  CurveChart(String name, List<Series> series) {
    this.name = name;
    this.series = series;
    this.steps = Axis.between(allSteps().min().orElse(0), Math.max(allSteps().max().orElse(1), 1));
    this.values = Axis.around(finite().min().orElse(0), finite().max().orElse(1));
  }

  private LongStream allSteps() {
    return series.stream().flatMap(s -> s.points().stream()).mapToLong(Point::step);
  }

  private DoubleStream finite() {
    return series.stream()
        .flatMap(s -> s.points().stream())
        .mapToDouble(Point::value)
        .filter(Double::isFinite);
  }

  String html() {
    StringBuilder html = new StringBuilder("<figure class=\"chart\"><figcaption>");
    html.append("<span class=\"title\">").append(Markup.escape(name.replace('-', ' ')));
    html.append(values.logarithmic() ? " <small>logarithmic</small>" : "").append("</span>");
    for (int i = 0; i < series.size(); i++) {
      html.append("<span class=\"key c").append(i % COLOURS).append("\">");
      html.append(Markup.escape(series.get(i).name())).append("</span>");
    }
    html.append("</figcaption>\n<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
    html.append("\" tabindex=\"0\" role=\"img\" aria-label=\"").append(Markup.escape(summary()));
    html.append("\" data-plot=\"").append(LEFT).append(' ').append(WIDTH - RIGHT).append("\">\n");
    html.append(grid());
    for (int i = 0; i < series.size(); i++) {
      html.append(line(series.get(i), i % COLOURS));
    }
    html.append("<line class=\"cursor\" y1=\"").append(TOP).append("\" y2=\"");
    html.append(HEIGHT - BOTTOM).append("\" visibility=\"hidden\"/>\n");
    return html.append("</svg></figure>\n").toString();
  }

  private String summary() {
    return name
        + " over steps: "
        + series.stream()
            .filter(s -> !s.points().isEmpty())
            .map(s ->
                s.name()
                    + " from "
                    + Numbers.brief(s.points().getFirst().value())
                    + " to "
                    + Numbers.brief(s.points().getLast().value()))
            .collect(Collectors.joining(", "));
  }

  private String grid() {
    StringBuilder svg = new StringBuilder("<g class=\"grid\">");
    for (double tick : values.ticks(4)) {
      String y = Numbers.coordinate(y(tick));
      svg.append("<line x1=\"").append(LEFT).append("\" x2=\"").append(WIDTH - RIGHT);
      svg.append("\" y1=\"").append(y).append("\" y2=\"").append(y).append("\"/>");
      svg.append(text(LEFT - 8, y(tick) + 4, "end", tickText(tick)));
    }
    for (double tick : steps.ticks(6)) {
      svg.append(text(x(tick), HEIGHT - BOTTOM + 18, "middle", tickText(tick)));
    }
    svg.append(text(WIDTH - RIGHT, HEIGHT - 2, "end", "step"));
    return svg.append("</g>\n").toString();
  }

  /** Without zeros that say nothing. */
  private static String tickText(double tick) {
    String text = Numbers.brief(tick);
    return text.contains(".") ? text.replaceFirst("\\.?0+(?=e|$)", "") : text;
  }

  private static String text(double x, double y, String anchor, String text) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
        .formatted(Numbers.coordinate(x), Numbers.coordinate(y), anchor, text);
  }

  /** What is not finite breaks the line. */
  private String line(Series line, int colour) {
    StringBuilder path = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    boolean on = false;
    for (Point p : line.points()) {
      if (!Double.isFinite(p.value())) {
        on = false;
        continue;
      }
      String x = Numbers.coordinate(x(p.step()));
      String y = Numbers.coordinate(y(p.value()));
      path.append(on ? 'L' : 'M').append(x).append(' ').append(y);
      if (line.points().size() < DOTS) {
        dots.append("<circle cx=\"%s\" cy=\"%s\" r=\"2.5\"/>".formatted(x, y));
      }
      on = true;
    }
    String points =
        line.points().stream()
            .map(p -> p.step() + " " + Numbers.coordinate(x(p.step())) + " " + value(p))
            .collect(Collectors.joining(";"));
    return "<g class=\"line c%d\" data-name=\"%s\" data-points=\"%s\"><path d=\"%s\"/>%s</g>\n"
        .formatted(colour, Markup.escape(line.name()), points, path, dots);
  }

  private static String value(Point p) {
    return Numbers.brief(p.value()).replace(' ', '\u00a0');
  }

  private double x(double step) {
    return LEFT + steps.place(step) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - values.place(value) * (HEIGHT - TOP - BOTTOM);
  }
}
