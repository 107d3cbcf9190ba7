package org.attentiontoolkit.runner.report.heat;

import java.util.List;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.runner.report.markup.Markup;

/** The attention of one example: one map at a time, with a choice when there are several. */
public final class HeatMaps {
  /** What words and colours mean, in the page and in pictures. */
  public static final String KEYS = "source → read";

  /** What the rows are. */
  public static final String QUERIES = "output ↓ written";

  private static final String LEGEND =
      """
      <p class="ramp"><span>weight</span> <span>0</span><span class="colours"></span><span>1</span></p>
      """;

  private HeatMaps() {}

  /** A choice of maps, one seen at a time; empty without maps. */
  public static String html(List<AttentionMap> maps) {
    if (maps.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<div class=\"maps\">\n");
    if (maps.size() > 1) {
      html.append("<label>Attention <select>");
      for (int i = 0; i < maps.size(); i++) {
        html.append("<option value=\"").append(i).append("\">");
        html.append(Markup.escape(name(maps.get(i)))).append("</option>");
      }
      html.append("</select></label>\n");
    }
    for (int i = 0; i < maps.size(); i++) {
      html.append("<figure").append(i == 0 ? "" : " hidden").append('>');
      html.append(new HeatMap(maps.get(i)).svg()).append("</figure>\n");
    }
    html.append(LEGEND);
    return html.append("</div>\n").toString();
  }

  /** Heads are counted from 1 for people. */
  public static String name(AttentionMap map) {
    return map.place() + ", head " + (map.head() + 1);
  }
}
