package org.attentiontoolkit.runner.command;

import java.io.PrintStream;
import java.util.Locale;
import org.attentiontoolkit.api.statistics.ConfidenceInterval;
import org.attentiontoolkit.api.task.Evaluation;

/** Shows scores, one a line: set, name, value, 95 % confidence interval, definition. */
final class Scores {
  private Scores() {}

  static void print(Evaluation evaluation, PrintStream out) {
    if (evaluation.scores().isEmpty()) {
      out.printf(
          Locale.ROOT,
          "%-5s  %,d predictions, no references%n",
          evaluation.set(),
          evaluation.predictions().size());
    }
    evaluation
        .scores()
        .forEach(s ->
            out.printf(
                Locale.ROOT,
                "%-5s  %-18s %10.4f  %-21s  %s%n",
                evaluation.set(),
                s.name(),
                s.value(),
                s.interval().map(Scores::text).orElse(""),
                s.definition()));
  }

  private static String text(ConfidenceInterval interval) {
    return String.format(Locale.ROOT, "[%.4f, %.4f]", interval.low(), interval.high());
  }
}
