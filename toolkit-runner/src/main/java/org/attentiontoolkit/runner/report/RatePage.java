package org.attentiontoolkit.runner.report;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.runner.report.chart.RateChart;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.train.RangeTest.Point;
import org.attentiontoolkit.runner.train.RateSuggestion;

/** A page with the losses of a learning rate range test. */
public final class RatePage {
  private RatePage() {}

  /**
   * The page, a single file.
   *
   * @param title what was tested
   * @param points at least two
   * @param words what follows from them, a line each
   */
  public static String html(
      String title, List<Point> points, Optional<RateSuggestion> suggestion, List<String> words) {
    Page page = new Page(title);
    page.add(
        "<header><button id=\"theme\" type=\"button\" title=\"Light or dark\">◐</button>\n<h1>"
            + Markup.isolated(title)
            + "</h1></header>");
    page.add(RateChart.html(points, suggestion));
    words.forEach(line -> page.add("<p>" + Markup.escape(line) + "</p>"));
    return page.html();
  }
}
