package org.attentiontoolkit.runner.report;

import java.util.List;
import org.attentiontoolkit.api.task.AttentionMap;

/** The attention of one example: one map at a time, with a choice when there are several. */
final class HeatMaps {
  private HeatMaps() {}

  static String html(List<AttentionMap> maps) {
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
    return html.append("</div>\n").toString();
  }

  /** Heads are counted from 1 for people. */
  static String name(AttentionMap map) {
    return map.place() + ", head " + (map.head() + 1);
  }
}
