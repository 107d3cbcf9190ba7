package org.attentiontoolkit.runner.report;

import java.util.List;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.runner.report.heat.HeatMaps;
import org.attentiontoolkit.runner.report.markup.Markup;

/** A page with texts, what was made of them, and what the attention looked at. */
public final class AttentionPage {
  private AttentionPage() {}

  /**
   * One text.
   *
   * @param source what was read
   * @param output what was written
   * @param maps what the model looked at; may be empty
   */
  public record Entry(String source, String output, List<AttentionMap> maps) {}

  /** The page, a single file. */
  public static String html(String title, List<Entry> entries) {
    Page page = new Page(title);
    page.add(
        "<header><button id=\"theme\" type=\"button\" title=\"Light or dark\">◐</button>\n<h1>"
            + Markup.isolated(title)
            + "</h1></header>");
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      page.add(
          """
          <article class="sample" data-example="%d">
          <p class="number">%d</p>
          <dl><dt>source</dt><dd>%s</dd><dt>output</dt><dd>%s</dd></dl>
          %s</article>\
          """
              .formatted(
                  i,
                  i + 1,
                  Markup.isolated(entry.source()),
                  Markup.isolated(entry.output()),
                  entry.maps().isEmpty()
                      ? "<p class=\"none\">This model has no attention to show.</p>"
                      : HeatMaps.html(entry.maps())));
    }
    return page.html();
  }
}
