package org.attentiontoolkit.runner.report;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.runner.report.look.LookView;
import org.attentiontoolkit.runner.report.look.LookView.Sentence;
import org.attentiontoolkit.runner.report.markup.Markup;

/** A page with texts, what was made of them, how, and what the attention looked at. */
public final class AttentionPage {
  private AttentionPage() {}

  /**
   * One text.
   *
   * @param source what was read
   * @param output what was written
   * @param looked what there is to see of it, as far as the page has {@linkplain LookView.Room
   *     room}
   */
  public record Entry(String source, String output, Optional<Sentence> looked) {}

  /**
   * The page, a single file.
   *
   * @param all how many of the entries there was something to see of
   */
  public static String html(String title, List<Entry> entries, int all) {
    Page page = new Page(title);
    page.add(
        "<header><button id=\"theme\" type=\"button\" title=\"Light or dark\">◐</button>\n<h1>"
            + Markup.isolated(title)
            + "</h1></header>");
    page.add(
        LookView.html(entries.stream().map(Entry::looked).flatMap(Optional::stream).toList(), all));
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
                  entry.looked().map(s -> LookView.link(s.example())).orElse("")));
    }
    return page.html();
  }
}
