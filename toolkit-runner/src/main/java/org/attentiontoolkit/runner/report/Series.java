package org.attentiontoolkit.runner.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Values of a metric at steps.
 *
 * @param name such as {@code train}
 * @param points in order of steps
 */
record Series(String name, List<Point> points) {
  private static final int MOST = 600;

  /** A value at a step. */
  record Point(long step, double value) {}

  /**
   * What can be told apart on a screen: of each stretch of steps the least and the greatest value.
   */
  Series thinned() {
    if (points.size() <= MOST) {
      return this;
    }
    List<Point> kept = new ArrayList<>(MOST);
    int stretches = MOST / 2;
    for (int i = 0; i < stretches; i++) {
      List<Point> stretch =
          points.subList(
              (int) ((long) points.size() * i / stretches),
              (int) ((long) points.size() * (i + 1) / stretches));
      Point least = stretch.getFirst();
      Point greatest = least;
      for (Point p : stretch) {
        least = p.value() < least.value() ? p : least;
        greatest = p.value() > greatest.value() ? p : greatest;
      }
      boolean rising = least.step() <= greatest.step();
      kept.add(rising ? least : greatest);
      if (least.step() != greatest.step()) {
        kept.add(rising ? greatest : least);
      }
    }
    return new Series(name, kept);
  }
}
