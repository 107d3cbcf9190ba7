package org.attentiontoolkit.runner.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.runner.folder.RunFacts;
import org.attentiontoolkit.runner.folder.RunFacts.LaterEvaluation;
import org.attentiontoolkit.runner.report.chart.Quantity;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;
import org.attentiontoolkit.runner.report.markup.ScoreCells;

/** Evaluations made after the run had ended, each with what was not as in the run. */
final class LaterTable {
  private LaterTable() {}

  /** The table; empty without any. */
  static String html(RunFacts facts) {
    if (facts.again().isEmpty()) {
      return "";
    }
    List<String> names =
        facts.again().stream()
            .flatMap(later -> later.scores().stream())
            .map(MetricScore::name)
            .distinct()
            .toList();
    String heads =
        names.stream()
            .map(n ->
                "<th scope=\"col\" class=\"number\">%s</th>"
                    .formatted(Markup.escape(Quantity.of(n).title())))
            .collect(Collectors.joining());
    String rows =
        facts.again().stream().map(later -> row(later, names)).collect(Collectors.joining());
    return """
    <div class="card scroll"><table class="later">
    <thead><tr><th scope="col">evaluation</th><th scope="col">split</th>%s\
    <th scope="col">not as in the run</th></tr></thead>
    <tbody>
    %s</tbody></table></div>\
    """
        .formatted(heads, rows);
  }

  private static String row(LaterEvaluation later, List<String> names) {
    String cells =
        names.stream().map(name -> cell(score(later, name))).collect(Collectors.joining());
    List<String> otherwise =
        Stream.concat(later.with().words().stream(), later.changed().stream()).toList();
    String changed =
        otherwise.isEmpty()
            ? "nothing noticed"
            : otherwise.stream().map(Markup::isolated).collect(Collectors.joining("<br>"));
    return "<tr><th scope=\"row\">%s</th><td>%s</td>%s<td class=\"changed\">%s</td></tr>\n"
        .formatted(Markup.isolated(later.name()), Markup.escape(later.set()), cells, changed);
  }

  private static Optional<MetricScore> score(LaterEvaluation later, String name) {
    return later.scores().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  private static String cell(Optional<MetricScore> score) {
    int decimals = score.map(s -> NumberText.decimals(s.value(), s.interval())).orElse(0);
    return ScoreCells.cell(score, decimals);
  }
}
