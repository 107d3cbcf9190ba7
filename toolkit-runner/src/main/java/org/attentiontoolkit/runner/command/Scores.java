package org.attentiontoolkit.runner.command;

import java.io.PrintStream;
import java.util.Locale;
import org.attentiontoolkit.api.task.Evaluation;

/** Shows scores, one a line: split, name, value, definition. */
final class Scores {
  private Scores() {}

  static void print(Evaluation evaluation, PrintStream out) {
    evaluation
        .scores()
        .forEach(s ->
            out.printf(
                Locale.ROOT,
                "%-5s  %-18s %10.4f  %s%n",
                evaluation.split().key(),
                s.name(),
                s.value(),
                s.definition()));
  }
}
