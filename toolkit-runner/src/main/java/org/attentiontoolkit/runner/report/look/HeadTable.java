package org.attentiontoolkit.runner.report.look;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.task.AttentionMap.Slot;
import org.attentiontoolkit.api.task.HeadSummary;
import org.attentiontoolkit.runner.report.markup.NumberText;

/** How widely and how sharply each head looks, over many sentences: a table for each slot. */
public final class HeadTable {
  /** Of the colour of weights, so that numbers stay readable on it. */
  private static final int DARKEST = 45;

  private HeadTable() {}

  /** The tables; empty without heads. */
  public static String html(List<HeadSummary> heads) {
    if (heads.isEmpty()) {
      return "";
    }
    Map<Slot, List<HeadSummary>> bySlot =
        heads.stream()
            .collect(Collectors.groupingBy(HeadSummary::slot, TreeMap::new, Collectors.toList()));
    double widest = heads.stream().mapToDouble(HeadSummary::entropy).max().orElse(0);
    StringBuilder html = new StringBuilder("<div class=\"head-tables\">\n");
    bySlot.forEach((slot, own) -> {
      html.append("<figure><figcaption>").append(slot.words()).append("</figcaption>\n<div>\n");
      html.append(table(own, "entropy, bits", HeadSummary::entropy, widest));
      html.append(table(own, "largest weight", HeadSummary::sharpness, 1));
      html.append("</div></figure>\n");
    });
    return html.append(
            """
            </div>
            <p class="note">Means over the words of the first sentences of this set that could \
            choose (%s): 0 bits is one word looked at, each further bit twice as many. A stronger colour is more.</p>
            """
                .formatted(
                    bySlot.entrySet().stream()
                        .map(e ->
                            e.getKey().words()
                                + " "
                                + NumberText.whole(e.getValue().getFirst().queries()))
                        .collect(Collectors.joining(", "))))
        .toString();
  }

  private static String table(
      List<HeadSummary> heads, String name, ToDoubleFunction<HeadSummary> value, double most) {
    Map<Integer, List<HeadSummary>> byLayer =
        heads.stream()
            .collect(Collectors.groupingBy(HeadSummary::layer, TreeMap::new, Collectors.toList()));
    int columns = heads.stream().mapToInt(HeadSummary::head).max().orElse(0) + 1;
    StringBuilder html = new StringBuilder("<table><caption>").append(name);
    html.append("</caption><thead><tr><th scope=\"col\">layer</th>");
    for (int head = 1; head <= columns; head++) {
      html.append("<th scope=\"col\"><span class=\"sr\">head </span>").append(head);
      html.append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    byLayer.forEach((layer, own) -> {
      html.append("<tr><th scope=\"row\">").append(layer + 1).append("</th>");
      own.forEach(head -> html.append(cell(value.applyAsDouble(head), most)));
      html.append("</tr>\n");
    });
    return html.append("</tbody></table>\n").toString();
  }

  private static String cell(double value, double most) {
    long share = most > 0 ? Math.round(DARKEST * Math.clamp(value / most, 0, 1)) : 0;
    return "<td style=\"--share: %d%%\">%s</td>"
        .formatted(share, String.format(Locale.ROOT, "%.2f", value));
  }
}
