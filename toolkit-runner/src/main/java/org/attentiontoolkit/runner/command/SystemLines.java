package org.attentiontoolkit.runner.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.statistics.BootstrapMean;

/** The scores of one system: a line a metric, as sacreBLEU prints it. */
final class SystemLines {
  private SystemLines() {}

  static String of(List<TextMetric> metrics, ScoredFiles files, Resampling resampling) {
    StringBuilder lines = new StringBuilder();
    for (TextMetric metric : metrics) {
      TextMetric.Scored scored =
          metric.score(files.systems().getFirst().lines(), files.references());
      Optional<BootstrapMean> mean = resampling.mean(scored.measured());
      String line = resampling.signed(scored.line());
      lines
          .append(mean.map(m -> line.replaceFirst(" = [^ ]+", "$0" + text(m))).orElse(line))
          .append(System.lineSeparator());
    }
    return lines.toString();
  }

  /** {@code (μ = 26.32 ± 0.66)}. */
  static String text(BootstrapMean mean) {
    return String.format(Locale.ROOT, " (μ = %.2f ± %.2f)", mean.mean(), mean.half());
  }
}
