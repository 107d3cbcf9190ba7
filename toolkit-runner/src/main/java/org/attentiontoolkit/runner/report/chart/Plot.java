package org.attentiontoolkit.runner.report.chart;

import org.attentiontoolkit.runner.report.chart.Axis.Tick;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;

/**
 * The area of a chart, in the units of its SVG.
 *
 * @param across from left to right
 * @param values from bottom to top
 * @param name what goes from left to right, a short word
 */
record Plot(Axis across, Axis values, String name) {
  static final int WIDTH = 480;
  static final int HEIGHT = 226;
  static final int LEFT = 56;
  static final int RIGHT = WIDTH - 22;
  static final int TOP = 24;
  static final int BOTTOM = HEIGHT - 28;
  private static final int ROW = 13;

  double x(double value) {
    return LEFT + across.place(value) * (RIGHT - LEFT);
  }

  double y(double value) {
    return BOTTOM - values.place(value) * (BOTTOM - TOP);
  }

  /** Lines and numbers. */
  String grid() {
    StringBuilder svg = new StringBuilder("<g class=\"grid\">");
    for (Tick tick : values.ticks()) {
      double y = y(tick.value());
      svg.append(line("", LEFT, y, RIGHT, y));
      svg.append(text("y", LEFT - 7, y + 4, tick.label()));
    }
    svg.append(line("base", LEFT, BOTTOM, RIGHT, BOTTOM));
    for (Tick tick : across.ticks()) {
      svg.append(text("x", x(tick.value()), BOTTOM + 20, tick.label()));
    }
    svg.append(text("name", LEFT - 12, BOTTOM + 20, name));
    return svg.append("</g>\n").toString();
  }

  /** The step whose model was kept. */
  String kept(long step) {
    boolean beyond = x(step) > (LEFT + RIGHT) / 2.0;
    return mark(step, "kept: step " + NumberText.whole(step), 0, beyond);
  }

  /**
   * A dotted line with words above it.
   *
   * @param row of the words, from the top: words of two lines that are close need two
   * @param before whether the words end at the line, not begin there
   */
  String mark(double value, String words, int row, boolean before) {
    double x = x(value);
    int aside = row == 0 ? 3 : -3; // in the first row they stand above the line, then beside it
    return "<g class=\"kept %s\">%s%s</g>\n"
        .formatted(
            before ? "left" : "right",
            line("", x, TOP - 6, x, BOTTOM),
            text("", x + (before ? aside : -aside), TOP - 10 + row * ROW, words));
  }

  private static String line(String style, double x1, double y1, double x2, double y2) {
    return "<line%s x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
        .formatted(
            style.isEmpty() ? "" : " class=\"" + style + "\"",
            NumberText.coordinate(x1),
            NumberText.coordinate(x2),
            NumberText.coordinate(y1),
            NumberText.coordinate(y2));
  }

  private static String text(String style, double x, double y, String text) {
    return "<text%s x=\"%s\" y=\"%s\">%s</text>"
        .formatted(
            style.isEmpty() ? "" : " class=\"" + style + "\"",
            NumberText.coordinate(x),
            NumberText.coordinate(y),
            Markup.escape(text));
  }
}
