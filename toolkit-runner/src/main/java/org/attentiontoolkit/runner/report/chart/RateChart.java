package org.attentiontoolkit.runner.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;
import org.attentiontoolkit.runner.train.RangeTest.Point;
import org.attentiontoolkit.runner.train.RateSuggestion;

/** The loss over learning rates as SVG: smoothed, with the losses themselves faint behind. */
public final class RateChart {
  /** The part of the chart that the words of a mark take. */
  private static final double ROOM = 0.3;

  /** A fall of less than this part of the loss is none. */
  private static final double LEAST_FALL = 0.01;

  private final List<Point> points;
  private final Optional<RateSuggestion> suggestion;
  private final Axis losses;
  private final Plot plot;

  private RateChart(List<Point> points, Optional<RateSuggestion> suggestion) {
    this.points = points;
    this.suggestion = suggestion;
    this.losses = losses(points);
    Axis rates = LogarithmicAxis.around(points.getFirst().rate(), points.getLast().rate());
    this.plot = new Plot(rates, losses, "rate");
  }

  /** How far the loss falls is to be seen; how far it rises afterwards is of no interest. */
  private static Axis losses(List<Point> points) {
    Point lowest = points.stream().min(Comparator.comparingDouble(Point::smoothed)).orElseThrow();
    List<Point> before = points.subList(0, lowest.step());
    double highest = before.stream().mapToDouble(Point::smoothed).max().orElseThrow();
    double fall = Math.max(highest - lowest.smoothed(), LEAST_FALL * Math.abs(highest));
    double least = before.stream().mapToDouble(Point::loss).min().orElseThrow();
    return LinearAxis.around(Math.min(least, lowest.smoothed()), highest + fall);
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
            path(" class=\"raw\"", Point::loss),
            path("", Point::smoothed),
            Plot.TOP,
            Plot.BOTTOM);
  }

  private String marks(RateSuggestion rates) {
    boolean first = rates.steepest() <= rates.tenthOfLowest();
    return mark(rates.steepest(), "steepest: ", 0, first)
        + mark(rates.tenthOfLowest(), "lowest ÷ 10: ", 1, !first);
  }

  /** The words of the lower rate end at its line, where there is room for them. */
  private String mark(double rate, String words, int row, boolean lower) {
    double place = (plot.x(rate) - Plot.LEFT) / (Plot.RIGHT - Plot.LEFT);
    boolean before = lower ? place > ROOM : place > 1 - ROOM;
    return plot.mark(rate, words + NumberText.brief(rate), row, before);
  }

  /** Through the values that have a place; broken where one has none. */
  private String path(String style, ToDoubleFunction<Point> value) {
    StringBuilder path = new StringBuilder();
    boolean on = false;
    for (Point p : points) {
      double loss = value.applyAsDouble(p);
      boolean shown = losses.place(loss) >= 0 && losses.place(loss) <= 1;
      if (shown) {
        path.append(on ? "L" : "M").append(NumberText.coordinate(plot.x(p.rate())));
        path.append(' ').append(NumberText.coordinate(plot.y(loss)));
      }
      on = shown;
    }
    return "<path%s d=\"%s\"/>".formatted(style, path);
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
