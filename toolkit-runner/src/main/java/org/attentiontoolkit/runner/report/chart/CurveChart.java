package org.attentiontoolkit.runner.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.attentiontoolkit.runner.report.chart.Series.Point;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;

/** Lines over steps as SVG. The page's script shows the values under the pointer. */
final class CurveChart {
  private final Quantity quantity;
  private final List<Series> series;
  private final Plot plot;

  /** A chart of series in the order of the legend. */
  CurveChart(Quantity quantity, List<Series> series) {
    this.quantity = quantity;
    this.series = series;
    long last =
        series.stream().flatMap(s -> s.points().stream()).mapToLong(Point::step).max().orElse(0);
    Axis values = Axis.of(quantity, values(s -> !isObjective(s)), values(CurveChart::isObjective));
    this.plot = new Plot(LinearAxis.ofSteps(last), values, "step");
  }

  private static boolean isObjective(Series s) {
    return s.role() == CurveRole.OBJECTIVE;
  }

  private double[] values(Predicate<Series> which) {
    return series.stream()
        .filter(which)
        .flatMap(s -> s.drawable().stream())
        .mapToDouble(Point::value)
        .toArray();
  }

  /**
   * The chart.
   *
   * @param kept the step whose model was kept
   * @param besides names of the runs beside it
   */
  String html(Optional<Long> kept, List<String> besides) {
    List<Trace> traces =
        series.stream()
            .sorted(Comparator.comparing(Series::run).reversed().thenComparing(Series::role))
            .map(s -> new Trace(s, plot, quantity.noisy()))
            .toList();
    String notes = notes(traces);
    return """
    <figure class="chart"><figcaption><span class="title">%s <small>%s</small></span>%s</figcaption>
    <svg viewBox="0 0 %d %d" tabindex="0" role="img" aria-label="%s" data-plot="%d %d">
    %s%s%s<line class="cursor" y1="%d" y2="%d" visibility="hidden"/>
    </svg>%s</figure>
    """
        .formatted(
            Markup.escape(quantity.title()),
            Markup.escape(scale()),
            legend(besides),
            Plot.WIDTH,
            Plot.HEIGHT,
            Markup.escape(summary()),
            Plot.LEFT,
            Plot.RIGHT,
            plot.grid(),
            kept.map(plot::kept).orElse(""),
            traces.stream().map(Trace::svg).collect(Collectors.joining()),
            Plot.TOP,
            Plot.BOTTOM,
            notes.isEmpty() ? "" : "\n<p class=\"note\">" + Markup.escape(notes) + "</p>");
  }

  /** How lines were smoothed, those alike together; where they are broken. */
  private String notes(List<Trace> traces) {
    Map<String, List<String>> smoothed = new LinkedHashMap<>();
    for (Trace trace : traces.reversed()) {
      trace
          .smoothing()
          .ifPresent(how ->
              smoothed.computeIfAbsent(how, _ -> new ArrayList<>()).add(trace.series().name()));
    }
    List<String> notes = new ArrayList<>();
    smoothed.forEach((how, names) -> notes.add(String.join(", ", names) + ": " + how + "."));
    if (!smoothed.isEmpty()) {
      notes.add("The values themselves are faint behind.");
    }
    series.forEach(s -> Breaks.of(s).note().ifPresent(notes::add));
    return String.join(" ", notes);
  }

  /** Such as {@code nats, linear} or {@code ×10⁻³, linear}. */
  private String scale() {
    return List.of(plot.values().factor(), quantity.unit(), plot.values().name()).stream()
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private String legend(List<String> besides) {
    StringBuilder html = new StringBuilder();
    Set<String> named = new LinkedHashSet<>();
    for (Series s : series) {
      if (s.run() == 0 && named.add(s.name())) {
        html.append(key(s.role().key(), s.name()));
      }
    }
    for (int i = 0; i < besides.size(); i++) {
      int run = i + 1;
      if (series.stream().anyMatch(s -> s.run() == run)) {
        html.append(key("run" + run, besides.get(i)));
      }
    }
    return html.toString();
  }

  /** A piece of the line and its name. */
  private static String key(String style, String name) {
    String shape =
        style.equals(CurveRole.TEST.key())
            ? "<circle cx=\"10\" cy=\"5\" r=\"4.5\"/>"
            : "<path d=\"M1 5h18\"/>";
    return """
    <span class="key"><svg class="line %s" viewBox="0 0 20 10" aria-hidden="true">%s</svg>%s</span>\
    """
        .formatted(style, shape, Markup.escape(name));
  }

  private String summary() {
    return quantity.title()
        + " over steps, "
        + plot.values().name()
        + ": "
        + series.stream().map(CurveChart::words).collect(Collectors.joining(", "));
  }

  private static String words(Series s) {
    String first = NumberText.brief(s.points().getFirst().value());
    return s.points().size() == 1
        ? s.name() + " " + first
        : s.name() + " from " + first + " to " + NumberText.brief(s.points().getLast().value());
  }
}
