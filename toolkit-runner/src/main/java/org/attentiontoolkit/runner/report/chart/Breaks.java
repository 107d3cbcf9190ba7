package org.attentiontoolkit.runner.report.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attentiontoolkit.runner.report.chart.Series.Point;
import org.attentiontoolkit.runner.report.markup.NumberText;

/**
 * Where a curve is broken because a value is infinite or not a number.
 *
 * @param series the curve
 * @param points those that cannot be drawn
 */
record Breaks(Series series, List<Point> points) {
  private static final int SIZE = 8;

  static Breaks of(Series series) {
    return new Breaks(series, series.points().stream().filter(p -> !p.isDrawable()).toList());
  }

  /** Crosses: at the top for what is infinitely large, else at the bottom. */
  String svg(Plot plot) {
    StringBuilder svg = new StringBuilder();
    Set<Integer> places = new HashSet<>();
    for (Point p : points) {
      boolean above = p.value() > 0;
      double x = plot.x(p.step()) - SIZE / 2.0;
      double y = above ? Plot.TOP + 1 : Plot.BOTTOM - SIZE - 1;
      // Of crosses that would cover each other there is one.
      if (places.add((int) Math.rint(x / SIZE) * (above ? 1 : -1))) {
        svg.append(
            "<path class=\"broken\" d=\"M%s %sl%d %dm0-%dl-%d %d\"/>"
                .formatted(
                    NumberText.coordinate(x),
                    NumberText.coordinate(y),
                    SIZE,
                    SIZE,
                    SIZE,
                    SIZE,
                    SIZE));
      }
    }
    return svg.toString();
  }

  /** A sentence about them, if there are any. */
  Optional<String> note() {
    if (points.isEmpty()) {
      return Optional.empty();
    }
    long nans = points.stream().filter(p -> Double.isNaN(p.value())).count();
    String what =
        nans == points.size()
            ? "not a number"
            : nans == 0 ? "infinite" : "infinite or not a number";
    return Optional.of(
        "%s is %s at %s of %s points, first at step %s (×)."
            .formatted(
                series.name(),
                what,
                NumberText.whole(points.size()),
                NumberText.whole(series.points().size()),
                NumberText.whole(points.getFirst().step())));
  }
}
