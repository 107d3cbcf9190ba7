package org.attentiontoolkit.runner.report.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;
import org.attentiontoolkit.runner.train.RangeTest.Point;
import org.attentiontoolkit.runner.train.RateSuggestion;

/** The loss over learning rates as SVG: smoothed, with the losses themselves faint behind. */
public final class RateChart {
  private final List<Point> points;
  private final Optional<RateSuggestion> suggestion;
  private final Axis losses;
  private final Plot plot;

  private RateChart(List<Point> points, Optional<RateSuggestion> suggestion) {
    this.points = points;
    this.suggestion = suggestion;
    this.losses =
        LinearAxis.around(
            points.stream().mapToDouble(Point::smoothed).min().orElse(0),
            points.stream().mapToDouble(Point::smoothed).max().orElse(1));
    Axis rates = LogarithmicAxis.around(points.getFirst().rate(), points.getLast().rate());
    this.plot = new Plot(rates, losses, "rate");
  }

  /**
   * The chart.
   *
   * @param points of a range test, at least two
   */
  public static String html(List<Point> points, Optional<RateSuggestion> suggestion) {
    return new RateChart(points, suggestion).html();
  }

  private String html() {
    String summary =
        "loss over learning rates, from %s to %s"
            .formatted(
                NumberText.brief(points.getFirst().smoothed()),
                NumberText.brief(points.getLast().smoothed()));
    return """
    <figure class="chart"><figcaption><span class="title">loss <small>nats, smoothed, over the \
    learning rate, logarithmic</small></span></figcaption>
    <svg viewBox="0 0 %d %d" tabindex="0" role="img" aria-label="%s" data-plot="%d %d">
    %s%s<g class="line train run0" data-name="loss" data-points="%s">%s%s</g>
    <line class="cursor" y1="%d" y2="%d" visibility="hidden"/>
    </svg></figure>
    """
        .formatted(
            Plot.WIDTH,
            Plot.HEIGHT,
            Markup.escape(summary),
            Plot.LEFT,
            Plot.RIGHT,
            plot.grid(),
            suggestion.map(this::marks).orElse(""),
            points.stream().map(this::words).collect(Collectors.joining(";")),
            faint(),
            path("", points.stream().map(p -> place(p.rate(), p.smoothed())).toList()),
            Plot.TOP,
            Plot.BOTTOM);
  }

  private String marks(RateSuggestion rates) {
    return plot.mark(rates.steepest(), "steepest: " + NumberText.brief(rates.steepest()), 0)
        + plot.mark(
            rates.tenthOfLowest(), "lowest ÷ 10: " + NumberText.brief(rates.tenthOfLowest()), 1);
  }

  /** Of single losses those that have a place. */
  private String faint() {
    List<String> places =
        points.stream()
            .filter(p -> losses.place(p.loss()) >= 0 && losses.place(p.loss()) <= 1)
            .map(p -> place(p.rate(), p.loss()))
            .toList();
    return places.isEmpty() ? "" : path(" class=\"raw\"", places);
  }

  private static String path(String style, List<String> places) {
    return "<path%s d=\"M%s\"/>".formatted(style, String.join("L", places));
  }

  private String place(double rate, double loss) {
    return NumberText.coordinate(plot.x(rate)) + " " + NumberText.coordinate(plot.y(loss));
  }

  /** For the page's script: step, place, words. */
  private String words(Point p) {
    String words =
        "%s · smoothed %s · rate %s"
            .formatted(
                NumberText.brief(p.loss()),
                NumberText.brief(p.smoothed()),
                NumberText.brief(p.rate()));
    return p.step()
        + " "
        + NumberText.coordinate(plot.x(p.rate()))
        + " "
        + words.replace(' ', '\u00a0');
  }
}
