package org.attentiontoolkit.runner.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;

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
    if (record.outcome().status() == RunStatus.RUNNING) {
      html.append(
          "<p class=\"line\">It had not ended when this page was made, or was killed.</p>\n");
    }
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
            .map(end -> " · took " + NumberText.time(Duration.between(begin, end)))
            .orElse("");
    long parameters = record.facts().parameters();
    String size = parameters == 0 ? "" : " · " + NumberText.whole(parameters) + " parameters";
    String kept =
        record
            .facts()
            .kept()
            .map(model -> " · model of step %s".formatted(NumberText.whole(model.step())))
            .orElse("");
    return "started " + TIME.format(begin) + ended + size + kept;
  }
}
