package org.attentiontoolkit.runner.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.parameter.NamePattern;

/** Whether patterns of an experiment's file fit any parameter. */
final class PatternCheck {
  private static final int NAMES_SHOWN = 6;

  private final List<Problem> problems = new ArrayList<>();

  /** The names of a model's parameters, tied ones too. */
  static List<String> names(Parameters parameters) {
    return parameters.all().stream().flatMap(p -> p.names().stream()).toList();
  }

  /**
   * Notes each pattern that fits none.
   *
   * @param names that there are
   * @param where they are, such as {@code in the run}; may be empty
   * @param path the key that has the patterns
   */
  void require(List<String> patterns, Collection<String> names, String where, String path) {
    for (int i = 0; i < patterns.size(); i++) {
      String pattern = patterns.get(i);
      if (names.stream().noneMatch(NamePattern.of(pattern)::matches)) {
        String block = path.substring(0, path.indexOf('.'));
        problems.add(
            Problem.input(
                    block + ".unmatched-pattern",
                    "No parameter%s has a name like '%s'.".formatted(where, pattern))
                .at(path + "." + i)
                .hint("There are " + nearest(names, pattern) + "; * stands for any characters."));
      }
    }
  }

  /**
   * Tells what was noted.
   *
   * @throws ToolkitException with every pattern that fits no parameter
   */
  void end() {
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
  }

  /** Some names, first those that begin most like a pattern. */
  private static String nearest(Collection<String> names, String pattern) {
    List<String> all =
        names.stream().sorted(Comparator.comparingInt(name -> -alike(name, pattern))).toList();
    String more =
        all.size() > NAMES_SHOWN ? " and %d more".formatted(all.size() - NAMES_SHOWN) : "";
    return String.join(", ", all.subList(0, Math.min(NAMES_SHOWN, all.size()))) + more;
  }

  private static int alike(String name, String pattern) {
    int end = 0;
    while (end < Math.min(name.length(), pattern.length())
        && name.charAt(end) == pattern.charAt(end)) {
      end++;
    }
    return end;
  }
}
