package org.attentiontoolkit.runner.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.metric.TextMetric;

/** The scores of several systems: a row a system, a column a metric, and what was computed. */
final class SystemTable {
  /** Below, a difference is called significant. */
  private static final double LEVEL = 0.05;

  private SystemTable() {}

  static String of(List<TextMetric> metrics, ScoredFiles files, Resampling resampling) {
    List<List<String>> columns = new ArrayList<>();
    columns.add(names(files));
    List<String> definitions = new ArrayList<>();
    for (TextMetric metric : metrics) {
      List<Measured> measured =
          files.systems().stream()
              .map(system -> metric.measure(system.lines(), files.references()))
              .toList();
      columns.add(column(measured, resampling));
      MetricScore score = measured.getFirst().score();
      definitions.add(score.name() + ": " + resampling.signed(score.definition()));
    }
    List<String> lines = new ArrayList<>(rows(columns));
    lines.add("");
    lines.addAll(definitions);
    if (resampling.test() != PairedKind.NONE) {
      lines.add(explanation(files, resampling));
    }
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static List<String> names(ScoredFiles files) {
    List<String> names = new ArrayList<>(List.of("system"));
    files.systems().forEach(system -> names.add(system.name()));
    return names;
  }

  private static List<String> column(List<Measured> measured, Resampling resampling) {
    List<String> column = new ArrayList<>(List.of(measured.getFirst().score().name()));
    for (Measured system : measured) {
      StringBuilder cell =
          new StringBuilder(String.format(Locale.ROOT, "%.2f", system.score().value()));
      resampling.mean(system).ifPresent(mean -> cell.append(SystemLines.text(mean)));
      OptionalDouble p =
          system == measured.getFirst()
              ? OptionalDouble.empty()
              : resampling.pValue(measured.getFirst(), system);
      p.ifPresent(value ->
          cell.append(String.format(Locale.ROOT, " p = %.4f%s", value, value < LEVEL ? " *" : "")));
      column.add(cell.toString());
    }
    return column;
  }

  private static List<String> rows(List<List<String>> columns) {
    return IntStream.range(0, columns.getFirst().size())
        .mapToObj(row -> {
          StringBuilder line = new StringBuilder();
          for (List<String> column : columns) {
            int width = column.stream().mapToInt(String::length).max().orElse(0);
            line.append(String.format(Locale.ROOT, "%-" + (width + 2) + "s", column.get(row)));
          }
          return line.toString().stripTrailing();
        })
        .toList();
  }

  private static String explanation(ScoredFiles files, Resampling resampling) {
    String test =
        resampling.test() == PairedKind.BOOTSTRAP
            ? "paired bootstrap resampling (Koehn 2004), %,d resamples"
            : "approximate randomization (Riezler and Maxwell 2005), %,d trials";
    return String.format(
        Locale.ROOT,
        "p: how likely so great a difference from %s is chance; * below %.2f. By " + test + ".",
        files.systems().getFirst().name(),
        LEVEL,
        resampling.trials());
  }
}
