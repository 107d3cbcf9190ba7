package org.attentiontoolkit.runner.report.chart;

import java.util.List;
import org.attentiontoolkit.runner.report.chart.Series.Point;

/**
 * Locally weighted regression: a straight line through the nearest points of each place, weighted
 * by the tricube of their distance (Cleveland, "Robust locally weighted regression and smoothing
 * scatterplots", JASA 1979, without its robustness iterations). It looks to both sides, so a curve
 * does not lag behind, and a straight line stays one.
 */
final class Loess {
  /** The part of all points that each place looks at. */
  private static final double PART = 0.06;

  private static final int FEWEST = 9;

  private final List<Point> points;
  private final int span;

  private Loess(List<Point> points, int span) {
    this.points = points;
    this.span = span;
  }

  /** A smoother of points in order of steps. */
  static Loess of(List<Point> points) {
    return new Loess(points, Math.min(points.size(), span(points.size())));
  }

  /** With another span. */
  static Loess of(List<Point> points, int span) {
    return new Loess(points, span);
  }

  /** How many points each place looks at, of so many. */
  static int span(int points) {
    return Math.max(FEWEST, (int) Math.round(PART * points));
  }

  /** The fit at a step, within the range of the points it looks at. */
  double at(double step) {
    int first = first(step);
    double reach =
        Math.max(step - points.get(first).step(), points.get(first + span - 1).step() - step);
    double weight = 0;
    double meanStep = 0;
    double meanValue = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (Point p : points.subList(first, first + span)) {
      double w = tricube((p.step() - step) / reach);
      weight += w;
      meanStep += w * (p.step() - step);
      meanValue += w * p.value();
      least = Math.min(least, p.value());
      greatest = Math.max(greatest, p.value());
    }
    if (weight == 0) {
      return points.get(first).value(); // all at one step
    }
    meanStep /= weight;
    meanValue /= weight;
    double slope = slope(first, step, reach, meanStep);
    return Math.clamp(meanValue - slope * meanStep, least, greatest);
  }

  private double slope(int first, double step, double reach, double meanStep) {
    double variance = 0;
    double covariance = 0;
    for (Point p : points.subList(first, first + span)) {
      double away = p.step() - step;
      double w = tricube(away / reach);
      variance += w * (away - meanStep) * (away - meanStep);
      covariance += w * (away - meanStep) * p.value();
    }
    return variance > 0 ? covariance / variance : 0;
  }

  /** Where the nearest points begin. */
  private int first(double step) {
    int low = 0;
    int high = points.size() - span;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (step - points.get(middle).step() > points.get(middle + span).step() - step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double tricube(double share) {
    double size = Math.abs(share);
    double rest = 1 - size * size * size;
    return size < 1 ? rest * rest * rest : 0;
  }
}
