package org.attentiontoolkit.runner.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.MetricScore.Better;
import org.attentiontoolkit.api.statistics.Bootstrap;
import org.attentiontoolkit.runner.folder.EvaluationOrder;
import org.attentiontoolkit.runner.folder.RunFacts.SetScore;
import org.attentiontoolkit.runner.report.chart.Quantity;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;
import org.attentiontoolkit.runner.report.markup.ScoreCells;

/** Scores in rows, sets in columns, the test first; each score's definition in a row of its own. */
final class ScoreTable {
  private final List<SetScore> scores;
  private final List<String> sets;

  private ScoreTable(List<SetScore> scores) {
    this.scores = scores;
    this.sets = EvaluationOrder.shown(scores.stream().map(SetScore::set).toList());
  }

  /** The table; empty without scores. */
  static String html(List<SetScore> scores) {
    return scores.isEmpty() ? "" : new ScoreTable(scores).html();
  }

  private String html() {
    List<String> names = scores.stream().map(s -> s.score().name()).distinct().toList();
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      rows.append(rows(names.get(i), i));
    }
    String heads =
        sets.stream()
            .map(set -> "<th scope=\"col\" class=\"number\">" + Markup.escape(set) + "</th>")
            .collect(Collectors.joining());
    boolean uncertain = scores.stream().anyMatch(s -> s.score().interval().isPresent());
    return """
    <div class="card scroll"><table class="scores">
    <thead><tr><th scope="col">score</th>%s</tr></thead>
    <tbody>
    %s</tbody></table>%s</div>\
    """
        .formatted(heads, rows, uncertain ? note() : "");
  }

  private static String note() {
    return "\n<p class=\"note\">In small print: 95 % confidence intervals by bootstrap, percentiles of"
        + " %s resamples of the examples.</p>"
            .formatted(NumberText.whole(Bootstrap.STANDARD.resamples()));
  }

  private String rows(String name, int row) {
    MetricScore first =
        scores.stream()
            .map(SetScore::score)
            .filter(s -> s.name().equals(name))
            .findFirst()
            .orElseThrow();
    Quantity quantity = Quantity.of(name);
    String better = first.better() == Better.HIGHER ? "Higher is better." : "Lower is better.";
    StringBuilder cells = new StringBuilder();
    int decimals = decimals(name);
    for (String set : sets) {
      cells.append(ScoreCells.cell(score(name, set), decimals));
    }
    return """
    <tr data-score="%s"><th scope="row"><button type="button" class="term" aria-expanded="false" \
    aria-controls="definition-%d" data-tip="%s">%s</button> <small>%s%s</small></th>%s</tr>
    <tr class="definition" id="definition-%d" hidden><td colspan="%d">%s</td></tr>
    """
        .formatted(
            Markup.escape(name),
            row,
            Markup.escape(first.definition() + "\n" + better),
            Markup.escape(quantity.title()),
            first.better() == Better.HIGHER ? "↑" : "↓",
            quantity.unit().isEmpty() ? "" : " " + quantity.unit(),
            cells,
            row,
            sets.size() + 1,
            Markup.escape(first.definition() + ". " + better));
  }

  /** The same for all numbers in a row: as many as the best known one needs. */
  private int decimals(String name) {
    return scores.stream()
        .map(SetScore::score)
        .filter(s -> s.name().equals(name) && Double.isFinite(s.value()) && s.value() != 0)
        .mapToInt(s -> NumberText.decimals(s.value(), s.interval()))
        .max()
        .orElse(2);
  }

  private Optional<MetricScore> score(String name, String set) {
    return scores.stream()
        .filter(s -> s.set().equals(set) && s.score().name().equals(name))
        .map(SetScore::score)
        .findFirst();
  }
}
