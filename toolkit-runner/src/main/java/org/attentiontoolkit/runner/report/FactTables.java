package org.attentiontoolkit.runner.report;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.runner.folder.GitRevision;
import org.attentiontoolkit.runner.folder.Machine;
import org.attentiontoolkit.runner.folder.Origin;
import org.attentiontoolkit.runner.folder.PluginRecord;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;

/** Names and values in tables. */
final class FactTables {
  private FactTables() {}

  static String data(List<DataFact> data) {
    if (data.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<div class=\"tables\">\n");
    data.forEach(fact -> html.append(table(fact.name(), fact.facts())));
    return html.append("</div>").toString();
  }

  static String run(RunRecord record) {
    StringBuilder html = new StringBuilder("<div class=\"tables\">\n");
    html.append(table("run", start(record)));
    html.append(table("origin", record.facts().origin().map(Origin::facts).orElseGet(Map::of)));
    html.append(table("plugins", plugins(record.start().plugins())));
    html.append(table("machine", machine(record.start().machine())));
    html.append(table("engine", record.facts().engine()));
    Map<String, String> times = new LinkedHashMap<>();
    record
        .facts()
        .seconds()
        .forEach((k, v) -> times.put(k, NumberText.time(Duration.ofMillis((long) (v * 1000)))));
    html.append(table("time", times));
    return html.append("</div>").toString();
  }

  private static Map<String, String> start(RunRecord record) {
    Map<String, String> facts = new LinkedHashMap<>();
    record
        .facts()
        .kept()
        .ifPresent(model ->
            facts.put(
                "kept model",
                "step %s, epoch %d: %s"
                    .formatted(NumberText.whole(model.step()), model.epoch(), model.why())));
    facts.put("toolkit", record.start().toolkit());
    record.start().toolkitGit().ifPresent(git -> facts.put("toolkit's revision", revision(git)));
    record.start().git().ifPresent(git -> facts.put("folder's revision", revision(git)));
    facts.put("command", String.join(" ", record.start().command()));
    record.start().seeds().forEach((k, v) -> facts.put("seed " + k, v.toString()));
    return facts;
  }

  private static String revision(GitRevision git) {
    return git.revision() + (git.dirty() ? ", with changes" : "");
  }

  /** Version and checksums of each; where it was tells which one of two. */
  private static Map<String, String> plugins(List<PluginRecord> plugins) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (PluginRecord plugin : plugins) {
      String origin = plugin.bundled() ? "the toolkit's" : plugin.home();
      String sums =
          plugin.sha256().entrySet().stream()
              .map(e -> "; sha256 of " + e.getKey() + " " + e.getValue())
              .collect(Collectors.joining());
      facts.put(plugin.name(), plugin.version() + ", " + origin + sums);
    }
    return facts;
  }

  private static Map<String, String> machine(Machine machine) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("host", machine.host());
    facts.put("system", machine.system());
    facts.put("processor", machine.processor());
    facts.put("cores", String.valueOf(machine.cores()));
    facts.put("memory", NumberText.bytes(machine.memory()));
    facts.put("JVM", machine.jvm());
    facts.put("heap at most", NumberText.bytes(machine.heap()));
    return facts;
  }

  private static String table(String caption, Map<String, String> facts) {
    if (facts.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<table><caption>");
    html.append(Markup.escape(caption)).append("</caption>\n");
    facts.forEach((name, value) ->
        html.append("<tr><th scope=\"row\">")
            .append(Markup.escape(name))
            .append("</th><td>")
            .append(Markup.isolated(value))
            .append("</td></tr>\n"));
    return html.append("</table>\n").toString();
  }
}
