package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.config.KeyInfo;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * What the words of a command mean: keys of metrics, and files.
 *
 * @param keys of each metric, as assignments; the first names the metric
 * @param files in their order
 */
record MetricWords(List<List<String>> keys, List<Path> files) {

  /**
   * Sorts words.
   *
   * @param metrics names of metrics
   * @param words files and keys with their values
   */
  static MetricWords of(Components components, List<String> metrics, List<String> words) {
    MetricWords sorted = new MetricWords(new ArrayList<>(), new ArrayList<>());
    List<List<KeyInfo>> known = new ArrayList<>();
    for (String metric : metrics) {
      sorted.keys.add(new ArrayList<>(List.of("type=" + metric)));
      known.add(keys(components, metric));
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        sorted.files.add(Path.of(word));
      } else if (word.contains("=")) {
        sorted.assign(word.substring(2), metrics, known);
      } else if (isFlag(word.substring(2), known) || i + 1 == words.size()) {
        sorted.assign(word.substring(2) + "=true", metrics, known);
      } else {
        i++;
        sorted.assign(word.substring(2) + "=" + words.get(i), metrics, known);
      }
    }
    return sorted;
  }

  /** To the metric that it names, or else to all that have such a key; to the first if none has. */
  private void assign(String assignment, List<String> metrics, List<List<KeyInfo>> known) {
    boolean assigned = false;
    for (int i = 0; i < metrics.size(); i++) {
      String own = metrics.get(i) + ".";
      if (assignment.startsWith(own)) {
        keys.get(i).add(assignment.substring(own.length()));
        return;
      }
    }
    String path = assignment.substring(0, assignment.indexOf('='));
    for (int i = 0; i < metrics.size(); i++) {
      if (known.get(i).stream().anyMatch(key -> key.path().equals(path))) {
        keys.get(i).add(assignment);
        assigned = true;
      }
    }
    if (!assigned) {
      keys.getFirst().add(assignment);
    }
  }

  /** The metrics; what is wrong with one is told in the words of the command: no {@code --set}. */
  List<TextMetric> metrics(Components components) {
    return keys.stream().map(sets -> metric(components, sets)).toList();
  }

  private static TextMetric metric(Components components, List<String> sets) {
    try {
      return components.create(Kind.METRIC, ConfigFiles.of(sets));
    } catch (ToolkitException e) {
      throw new ToolkitException(
          e.problems().stream().map(p -> p.where().map(w -> p.at(asOptions(w))).orElse(p)).toList(),
          e);
    }
  }

  private static String asOptions(String where) {
    return where.replace("--set type=", "--metric=").replace("--set ", "--");
  }

  private static List<KeyInfo> keys(Components components, String metric) {
    return components.list().stream()
        .filter(info -> info.kind().equals(Kind.METRIC.name()) && info.name().equals(metric))
        .flatMap(info -> info.keys().stream())
        .toList();
  }

  /** Whether a key needs no value to be meant. */
  private static boolean isFlag(String word, List<List<KeyInfo>> known) {
    String path = word.substring(word.lastIndexOf('.') + 1);
    return known.stream()
        .flatMap(List::stream)
        .anyMatch(key -> key.path().equals(path) && key.type().startsWith("true or false"));
  }
}
