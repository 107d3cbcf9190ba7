package org.attentiontoolkit.runner.report.beside;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.attentiontoolkit.runner.report.data.ComparedRun;
import org.attentiontoolkit.runner.report.markup.Markup;

/** Settings that are not the same in all runs, by path. */
final class SettingDifferences {
  private static final String UNSET = "–";

  private SettingDifferences() {}

  /**
   * The table.
   *
   * @param runs the run itself first
   */
  static String html(List<ComparedRun> runs) {
    List<String> rows = new ArrayList<>();
    TreeSet<String> paths = new TreeSet<>();
    runs.forEach(run -> paths.addAll(run.settings().keySet()));
    for (String path : paths) {
      List<String> values =
          runs.stream().map(run -> run.settings().getOrDefault(path, UNSET)).toList();
      if (values.stream().distinct().count() > 1) {
        rows.add(
            values.stream()
                .map(value -> "<td>" + Markup.isolated(value) + "</td>")
                .collect(
                    Collectors.joining(
                        "", "<tr><th scope=\"row\">" + Markup.escape(path) + "</th>", "</tr>\n")));
      }
    }
    if (rows.isEmpty()) {
      return "<p>Their settings are the same.</p>";
    }
    String heads =
        runs.stream()
            .map(run -> "<th scope=\"col\">" + Markup.isolated(run.name()) + "</th>")
            .collect(Collectors.joining());
    return """
    <div class="card scroll"><table class="settings">
    <thead><tr><th scope="col">setting</th>%s</tr></thead>
    <tbody>
    %s</tbody></table></div>\
    """
        .formatted(heads, String.join("", rows));
  }
}
