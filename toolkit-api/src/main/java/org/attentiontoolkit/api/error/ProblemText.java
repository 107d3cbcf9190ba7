package org.attentiontoolkit.api.error;

import java.util.List;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Problems as a person reads them on a terminal; without a stack trace.
 *
 * <pre>
 * config.out-of-range: training.epochs must be at least 1, not 0
 *   at    configs/translation/quickstart.conf:12
 *   hint  …
 * </pre>
 */
public final class ProblemText {
  private static final int WIDTH = 100;

  private ProblemText() {}

  /**
   * Problems, numbered when there are several, ending with a line break. Of more than 20 those that
   * tell most are shown, in the order in which they were found.
   */
  public static String of(List<Problem> problems) {
    if (problems.size() == 1) {
      return one(problems.getFirst(), "", "");
    }
    List<Problem> shown = ShownProblems.of(problems);
    int more = problems.size() - shown.size();
    String atLeast = problems.size() == Problems.MOST ? "at least " : "";
    StringBuilder out = new StringBuilder(atLeast + problems.size() + " problems");
    out.append(more > 0 ? "; " + shown.size() + " of them are:\n" : "\n");
    int digits = Integer.toString(shown.size()).length();
    String indent = " ".repeat(digits + 2);
    for (int i = 0; i < shown.size(); i++) {
      String number = String.format("%" + digits + "d. ", i + 1);
      out.append('\n').append(one(shown.get(i), number, indent));
    }
    if (more > 0) {
      out.append("\nand ").append(more).append(" more. Mend these, then look again.\n");
    }
    return out.toString();
  }

  private static String one(Problem problem, String first, String indent) {
    StringBuilder out = new StringBuilder();
    wrap(out, first, indent + "  ", problem.id() + ": " + problem.sentence());
    problem.where().ifPresent(w -> wrap(out, indent + "  at    ", indent + "        ", w));
    problem.hint().ifPresent(h -> wrap(out, indent + "  hint  ", indent + "        ", h));
    return out.toString();
  }

  /** Breaks lines between words; a word longer than a line, such as a path, stays whole. */
  private static void wrap(StringBuilder out, String first, String rest, String text) {
    String start = first;
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder(start);
      int empty = start.length();
      for (String word : paragraph.split(" ", -1)) {
        if (line.length() > empty && line.length() + 1 + word.length() > WIDTH) {
          out.append(line).append('\n');
          line = new StringBuilder(rest);
          empty = rest.length();
        }
        line.append(line.length() > empty ? " " : "").append(word);
      }
      out.append(line).append('\n');
      start = rest;
    }
  }
}
