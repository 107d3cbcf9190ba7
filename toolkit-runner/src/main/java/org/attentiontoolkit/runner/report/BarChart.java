package org.attentiontoolkit.runner.report;

import java.util.List;
import org.attentiontoolkit.api.task.Breakdown;

/** A score by groups, as bars with their values and how many examples each stands for. */
final class BarChart {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 260;
  private static final int TOP = 24;
  private static final int BOTTOM = 44;

  private BarChart() {}

  static String all(List<Breakdown> breakdowns) {
    StringBuilder html = new StringBuilder();
    breakdowns.stream().filter(b -> !b.groups().isEmpty()).forEach(b -> html.append(html(b)));
    return html.isEmpty() ? "" : "<div class=\"charts\">\n" + html + "</div>";
  }

  private static String html(Breakdown breakdown) {
    List<Breakdown.Group> groups = breakdown.groups();
    double most =
        groups.stream()
            .mapToDouble(Breakdown.Group::value)
            .filter(Double::isFinite)
            .map(Math::abs)
            .max()
            .orElse(0);
    double room = (double) WIDTH / groups.size();
    StringBuilder svg = new StringBuilder();
    for (int i = 0; i < groups.size(); i++) {
      svg.append(bar(groups.get(i), room * (i + 0.5), Math.min(64, room * 0.7), most));
    }
    String title = breakdown.score() + " by " + breakdown.by();
    return """
    <figure class="chart bars"><figcaption><span class="title">%s</span></figcaption>
    <svg viewBox="0 0 %d %d" role="img" aria-label="%s">
    <line class="base" x1="0" x2="%d" y1="%d" y2="%d"/>
    %s</svg></figure>
    """
        .formatted(
            Markup.escape(title),
            WIDTH,
            HEIGHT,
            Markup.escape(title),
            WIDTH,
            HEIGHT - BOTTOM,
            HEIGHT - BOTTOM,
            svg);
  }

  private static String bar(Breakdown.Group group, double x, double width, double most) {
    double share = most > 0 && Double.isFinite(group.value()) ? Math.abs(group.value()) / most : 0;
    double height = share * (HEIGHT - TOP - BOTTOM);
    String middle = Numbers.coordinate(x);
    return """
    <g class="bar"><rect x="%s" y="%s" width="%s" height="%s" rx="3"/>\
    <text class="value" x="%s" y="%s">%s</text>\
    <text x="%s" y="%d">%s</text><text class="count" x="%s" y="%d">n = %s</text></g>
    """
        .formatted(
            Numbers.coordinate(x - width / 2),
            Numbers.coordinate(HEIGHT - BOTTOM - height),
            Numbers.coordinate(width),
            Numbers.coordinate(height),
            middle,
            Numbers.coordinate(HEIGHT - BOTTOM - height - 6),
            Numbers.brief(group.value()),
            middle,
            HEIGHT - BOTTOM + 17,
            Markup.escape(group.label()),
            middle,
            HEIGHT - BOTTOM + 34,
            Numbers.whole(group.examples()));
  }
}
