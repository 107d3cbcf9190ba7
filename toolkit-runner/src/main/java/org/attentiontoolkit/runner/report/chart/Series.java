package org.attentiontoolkit.runner.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Values of a metric at steps.
 *
 * @param name for people, such as {@code train}
 * @param role what it is, and so its colour
 * @param run 0 for the run that a report is about, 1, 2 … for those beside it
 * @param points in order of steps
 */
record Series(String name, CurveRole role, int run, List<Point> points) {
  /** Beyond this there is nothing to see but that it is too much. */
  private static final double GREATEST = 1e100;

  /** A value at a step. */
  record Point(long step, double value) {
    boolean isDrawable() {
      return Math.abs(value) <= GREATEST;
    }
  }

  /**
   * Consecutive points as one.
   *
   * @param least of those that can be drawn
   * @param greatest of those that can be drawn
   * @param isWhole whether all can
   */
  record Stretch(Point least, Point greatest, boolean isWhole) {
    /** Both, in order. */
    List<Point> ends() {
      if (least.step() == greatest.step()) {
        return List.of(least);
      }
      return least.step() < greatest.step() ? List.of(least, greatest) : List.of(greatest, least);
    }
  }

  /** The points that can be drawn. */
  List<Point> drawable() {
    return points.stream().filter(Point::isDrawable).toList();
  }

  /**
   * What can be told apart on a screen: at most so many stretches, with their peaks.
   *
   * @param most how many
   */
  List<Stretch> stretches(int most) {
    int count = Math.min(most, points.size());
    List<Stretch> stretches = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      List<Point> some =
          points.subList(
              (int) ((long) points.size() * i / count),
              (int) ((long) points.size() * (i + 1) / count));
      stretches.add(stretch(some));
    }
    return stretches;
  }

  private static Stretch stretch(List<Point> points) {
    Point least = points.getFirst();
    Point greatest = least;
    boolean isWhole = true;
    for (Point p : points) {
      if (!p.isDrawable()) {
        isWhole = false;
        continue;
      }
      least = !least.isDrawable() || p.value() < least.value() ? p : least;
      greatest = !greatest.isDrawable() || p.value() > greatest.value() ? p : greatest;
    }
    return new Stretch(least, greatest, isWhole);
  }
}
