package org.attentiontoolkit.runner.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.attentiontoolkit.api.task.Score;
import org.attentiontoolkit.runner.folder.RunFacts.SplitScore;
import org.attentiontoolkit.runner.folder.RunRecord;

/** The top of a report: what it is, how it ended, how good it is. */
final class Overview {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Overview() {}

  static String header(RunRecord record) {
    StringBuilder html = new StringBuilder("<header>\n");
    html.append("<button id=\"theme\" type=\"button\" title=\"Light or dark\">◐</button>\n");
    html.append("<p class=\"experiment\">").append(Markup.isolated(record.experiment()));
    html.append("</p>\n<h1>").append(Markup.isolated(record.run())).append("</h1>\n");
    String status = record.outcome().status().key();
    html.append("<p class=\"line\"><span class=\"status ").append(status).append("\">");
    html.append(status).append("</span> ").append(line(record)).append("</p>\n");
    if (!record.outcome().reason().isEmpty()) {
      html.append("<p class=\"reason\">").append(Markup.isolated(record.outcome().reason()));
      html.append("</p>\n");
    }
    return html.append("</header>").toString();
  }

  private static String line(RunRecord record) {
    Instant begin = record.start().time();
    String ended =
        record
            .outcome()
            .ended()
            .map(end -> " · took " + Numbers.time(Duration.between(begin, end)))
            .orElse("");
    long parameters = record.facts().parameters();
    String size = parameters == 0 ? "" : " · " + Numbers.whole(parameters) + " parameters";
    return "started " + TIME.format(begin) + ended + size;
  }

  /** The test's first. */
  static String scores(List<SplitScore> scores) {
    if (scores.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<div class=\"scores\">\n");
    scores.stream()
        .sorted(Comparator.comparing(SplitScore::split).reversed())
        .forEach(s -> html.append(card(s)));
    return html.append("</div>").toString();
  }

  private static String card(SplitScore score) {
    Score s = score.score();
    String better = s.better() == Score.Better.HIGHER ? "higher is better" : "lower is better";
    return """
    <div class="score" data-score="%s.%s">
    <p class="name">%s <span class="split">%s</span></p>
    <p class="value">%s</p>
    <p class="definition" title="%s">%s</p>
    </div>
    """
        .formatted(
            score.split().key(),
            Markup.escape(s.name()),
            Markup.escape(s.name()),
            score.split().key(),
            Numbers.brief(s.value()),
            better,
            Markup.escape(s.definition()));
  }
}
