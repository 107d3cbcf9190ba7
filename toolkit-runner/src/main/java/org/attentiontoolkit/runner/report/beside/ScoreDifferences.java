package org.attentiontoolkit.runner.report.beside;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.MetricScore.Better;
import org.attentiontoolkit.api.statistics.Bootstrap;
import org.attentiontoolkit.api.statistics.ConfidenceInterval;
import org.attentiontoolkit.runner.folder.EvaluationOrder;
import org.attentiontoolkit.runner.folder.RunFacts.SetScore;
import org.attentiontoolkit.runner.report.chart.Quantity;
import org.attentiontoolkit.runner.report.data.ComparedRun;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;
import org.attentiontoolkit.runner.report.markup.ScoreCells;

/**
 * Scores of a run and of others, with the differences and their intervals by paired bootstrap: the
 * same resamples for both (Koehn 2004, section 5). What was not measured alike is not subtracted.
 */
final class ScoreDifferences {
  private final ComparedRun run;
  private final List<ComparedRun> others;

  ScoreDifferences(ComparedRun run, List<ComparedRun> others) {
    this.run = run;
    this.others = others;
  }

  String html() {
    StringBuilder html = new StringBuilder();
    sets().forEach(set -> html.append(table(set)));
    if (html.isEmpty()) {
      return "";
    }
    return html
        + """
        <p class="note">Difference: this run less the other, with its 95 %% interval by paired bootstrap \
        (the same %s resamples for both). Where the interval holds 0, chance may have made the \
        difference.</p>
        """
            .formatted(NumberText.whole(Bootstrap.STANDARD.resamples()));
  }

  /** Of any of the runs, the test first. */
  private List<String> sets() {
    return EvaluationOrder.shown(
        all().stream()
            .flatMap(r -> r.data().record().facts().scores().stream())
            .map(SetScore::set)
            .toList());
  }

  private List<ComparedRun> all() {
    List<ComparedRun> all = new ArrayList<>(List.of(run));
    all.addAll(others);
    return all;
  }

  private String table(String set) {
    List<List<String>> obstacles =
        others.stream().map(o -> Comparability.obstacles(run, o, set)).toList();
    StringBuilder heads = new StringBuilder("<th scope=\"col\" class=\"number\">");
    heads.append(Markup.isolated(run.name())).append(" (this)</th>");
    StringBuilder warnings = new StringBuilder();
    for (int i = 0; i < others.size(); i++) {
      String name = Markup.isolated(others.get(i).name());
      heads.append("<th scope=\"col\" class=\"number\">").append(name).append("</th>");
      heads.append("<th scope=\"col\" class=\"number\">difference</th>");
      if (!obstacles.get(i).isEmpty()) {
        warnings.append("<p class=\"warning\">The scores of ").append(name).append(" on ");
        warnings.append(set).append(" are not comparable: ");
        warnings.append(Markup.escape(String.join(", ", obstacles.get(i)))).append(".</p>\n");
      }
    }
    return """
    %s<div class="card scroll"><table class="differences" data-split="%s">
    <thead><tr><th scope="col">%s</th>%s</tr></thead>
    <tbody>
    %s</tbody></table></div>
    """
        .formatted(warnings, set, set, heads, rows(set, obstacles));
  }

  private String rows(String set, List<List<String>> obstacles) {
    Set<String> names =
        all().stream()
            .flatMap(r -> r.data().record().facts().scoresOf(set).stream())
            .map(MetricScore::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    StringBuilder rows = new StringBuilder();
    for (String name : names) {
      Optional<MetricScore> ours = score(run, set, name);
      int decimals = ours.map(s -> NumberText.decimals(s.value(), s.interval())).orElse(4);
      rows.append("<tr><th scope=\"row\">").append(Markup.escape(Quantity.of(name).title()));
      rows.append("</th>").append(ScoreCells.cell(ours, decimals));
      for (int i = 0; i < others.size(); i++) {
        Optional<MetricScore> theirs = score(others.get(i), set, name);
        rows.append(ScoreCells.cell(theirs, decimals));
        rows.append(
            obstacles.get(i).isEmpty() && ours.isPresent() && theirs.isPresent()
                ? difference(ours.get(), theirs.get(), resampled(others.get(i), set, name))
                : "<td class=\"number\">–</td>");
      }
      rows.append("</tr>\n");
    }
    return rows.toString();
  }

  private static Optional<MetricScore> score(ComparedRun run, String set, String name) {
    return run.data().record().facts().scores().stream()
        .filter(s -> s.set().equals(set))
        .map(SetScore::score)
        .filter(s -> s.name().equals(name))
        .findFirst();
  }

  /** The interval of this run less another one, when both have their resamples. */
  private Optional<ConfidenceInterval> resampled(ComparedRun other, String set, String name) {
    List<Double> ours = resamples(run, set, name);
    List<Double> theirs = resamples(other, set, name);
    if (ours.isEmpty() || ours.size() != theirs.size()) {
      return Optional.empty();
    }
    return Bootstrap.percentiles(
        IntStream.range(0, ours.size()).mapToDouble(i -> ours.get(i) - theirs.get(i)).toArray());
  }

  private static List<Double> resamples(ComparedRun run, String set, String name) {
    return run.data()
        .evaluation(set)
        .map(e -> e.resamples().getOrDefault(name, List.of()))
        .orElse(List.of());
  }

  private static String difference(
      MetricScore ours, MetricScore theirs, Optional<ConfidenceInterval> interval) {
    if (!ours.definition().equals(theirs.definition())) {
      return "<td class=\"number warning\">defined otherwise</td>";
    }
    double difference = ours.value() - theirs.value();
    if (!Double.isFinite(difference)) {
      return "<td class=\"number\">–</td>";
    }
    int decimals = NumberText.decimals(ours.value(), ours.interval());
    boolean better = ours.better() == Better.HIGHER ? difference > 0 : difference < 0;
    boolean clear = interval.filter(ends -> !ends.holds(0)).isPresent();
    String verdict = clear ? (better ? " good" : " bad") : "";
    String words = interval.isEmpty() ? "" : clear ? (better ? "better" : "worse") : "not clear";
    return """
    <td class="number%s">%s%s%s</td>\
    """
        .formatted(
            verdict,
            NumberText.signed(difference, decimals),
            ScoreCells.signedInterval(interval, decimals),
            words.isEmpty() ? "" : " <span class=\"verdict\">" + words + "</span>");
  }
}
