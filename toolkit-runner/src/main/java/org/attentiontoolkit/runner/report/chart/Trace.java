package org.attentiontoolkit.runner.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attentiontoolkit.runner.report.chart.Series.Point;
import org.attentiontoolkit.runner.report.chart.Series.Stretch;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;

/** A series as it is drawn: dots when they are few, smoothed when they are many. */
final class Trace {
  /** With fewer points each of them is shown. */
  private static final int DOTS = 40;

  /** From so many points in a row on the curve is smoothed. */
  private static final int MANY = 60;

  /** More points cannot be told apart. */
  private static final int MOST = 600;

  private static final int SMOOTH_POINTS = 200;

  /** A curve in more pieces is left as it is. */
  private static final int MOST_RUNS = 20;

  private final Series series;
  private final Plot plot;
  private final List<List<Point>> runs;
  private final boolean isSmoothed;

  /**
   * A trace.
   *
   * @param noisy whether many values are seen better when smoothed
   */
  Trace(Series series, Plot plot, boolean noisy) {
    this.series = series;
    this.plot = plot;
    this.runs = runs(series.points());
    this.isSmoothed =
        noisy && runs.size() <= MOST_RUNS && runs.stream().anyMatch(run -> run.size() >= MANY);
  }

  /** Points in a row that can be drawn. */
  private static List<List<Point>> runs(List<Point> points) {
    List<List<Point>> runs = new ArrayList<>();
    boolean on = false;
    for (Point p : points) {
      if (p.isDrawable()) {
        if (!on) {
          runs.add(new ArrayList<>());
        }
        runs.getLast().add(p);
      }
      on = p.isDrawable();
    }
    return runs;
  }

  String svg() {
    List<Stretch> stretches = series.stretches(series.points().size() <= MOST ? MOST : MOST / 2);
    StringBuilder svg = new StringBuilder("<g class=\"line ");
    svg.append(series.role().key()).append(" run").append(series.run()).append("\" data-name=\"");
    svg.append(Markup.escape(series.name())).append("\" data-points=\"");
    svg.append(values(stretches)).append("\">");
    if (!isSmoothed) {
      svg.append(path("", raw(stretches))).append(dots());
    } else {
      svg.append(isCloudShown() ? path("raw", raw(stretches)) : "");
      svg.append(path("", smooth()));
    }
    return svg.append(Breaks.of(series).svg(plot)).append("</g>\n").toString();
  }

  /** Not that of other runs and of the objective: several clouds hide each other. */
  private boolean isCloudShown() {
    return series.run() == 0 && series.role() != CurveRole.OBJECTIVE;
  }

  private List<List<Point>> raw(List<Stretch> stretches) {
    List<List<Point>> pieces = new ArrayList<>();
    boolean on = false;
    for (Stretch stretch : stretches) {
      if (stretch.least().isDrawable()) {
        if (!on || !stretch.isWhole()) {
          pieces.add(new ArrayList<>());
        }
        pieces.getLast().addAll(stretch.ends());
      }
      on = stretch.isWhole();
    }
    return pieces;
  }

  private List<List<Point>> smooth() {
    return runs.stream().map(run -> run.size() >= MANY ? smooth(run) : run).toList();
  }

  private List<Point> smooth(List<Point> run) {
    List<Point> smooth = new ArrayList<>();
    Loess loess = loess(run);
    long first = run.getFirst().step();
    long last = run.getLast().step();
    int count = (int) Math.min(SMOOTH_POINTS, last - first + 1);
    for (int i = 0; i < count; i++) {
      long step = first + Math.round((last - first) * (double) i / Math.max(1, count - 1));
      smooth.add(new Point(step, unscaled(loess.at(step))));
    }
    return smooth;
  }

  /** As seen: what is drawn on a logarithmic axis is smoothed in its logarithm. */
  private Loess loess(List<Point> run) {
    return Loess.of(run.stream().map(p -> new Point(p.step(), scaled(p.value()))).toList());
  }

  private double scaled(double value) {
    return plot.values() instanceof LogarithmicAxis ? Math.log(value) : value;
  }

  private double unscaled(double value) {
    return plot.values() instanceof LogarithmicAxis ? Math.exp(value) : value;
  }

  private String path(String style, List<List<Point>> pieces) {
    String d =
        pieces.stream()
            .map(piece ->
                piece.stream()
                    .map(p ->
                        NumberText.coordinate(plot.x(p.step()))
                            + " "
                            + NumberText.coordinate(plot.y(p.value())))
                    .collect(Collectors.joining("L", "M", piece.size() == 1 ? "h0" : "")))
            .collect(Collectors.joining());
    return "<path%s d=\"%s\"/>".formatted(style.isEmpty() ? "" : " class=\"" + style + "\"", d);
  }

  private String dots() {
    List<Point> all = series.drawable();
    if (all.size() >= DOTS) {
      return "";
    }
    return all.stream()
        .map(p ->
            "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
                .formatted(
                    NumberText.coordinate(plot.x(p.step())),
                    NumberText.coordinate(plot.y(p.value())),
                    series.role() == CurveRole.TEST ? "4.5" : "2.3"))
        .collect(Collectors.joining());
  }

  /** What the page's script shows: step, place, words. */
  private String values(List<Stretch> stretches) {
    Optional<Loess> loess =
        isSmoothed && runs.size() == 1 ? Optional.of(loess(runs.getFirst())) : Optional.empty();
    return stretches.stream()
        .map(stretch -> {
          long step = (stretch.least().step() + stretch.greatest().step()) / 2;
          String smooth =
              loess
                  .filter(_ -> stretch.isWhole())
                  .map(l -> " · smoothed " + NumberText.brief(unscaled(l.at(step))))
                  .orElse("");
          String words = words(stretch) + smooth;
          return step
              + " "
              + NumberText.coordinate(plot.x(step))
              + " "
              + words.replace(' ', '\u00a0');
        })
        .collect(Collectors.joining(";"));
  }

  private static String words(Stretch stretch) {
    String least = NumberText.brief(stretch.least().value());
    String greatest = NumberText.brief(stretch.greatest().value());
    return least.equals(greatest) ? least : least + " … " + greatest;
  }

  /** Who it is. */
  Series series() {
    return series;
  }

  /** How it was smoothed; empty when it was not. */
  Optional<String> smoothing() {
    if (!isSmoothed) {
      return Optional.empty();
    }
    List<Point> run = runs.stream().max(Comparator.comparingInt(List::size)).orElseThrow();
    int span = Loess.span(run.size());
    double apart = (run.getLast().step() - run.getFirst().step()) / (run.size() - 1.0);
    return Optional.of(
        "LOESS over %s of %s points (about %s steps)"
            .formatted(
                NumberText.whole(span),
                NumberText.whole(run.size()),
                NumberText.whole(Math.round(apart * (span - 1)))));
  }
}
