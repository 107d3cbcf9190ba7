package org.attentiontoolkit.api.error;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Which of many problems are shown: the first of each id, so that none is hidden behind a thousand
 * of another; then the first others, but no more than a few of those that differ in numbers only,
 * as for the elements of a list.
 */
final class ShownProblems {
  /** So many fit on a screen or two. */
  static final int MOST = 20;

  private static final int ALIKE = 5;

  private final List<Problem> problems;
  private final BitSet chosen = new BitSet();

  private ShownProblems(List<Problem> problems) {
    this.problems = problems;
  }

  /** At most {@link #MOST} problems, in the order in which they were found. */
  static List<Problem> of(List<Problem> problems) {
    if (problems.size() <= MOST) {
      return problems;
    }
    ShownProblems selection = new ShownProblems(problems);
    selection.firstOfEachId();
    selection.fewOfThoseAlike();
    return selection.chosen.stream().mapToObj(problems::get).toList();
  }

  private void firstOfEachId() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < problems.size() && isRoom(); i++) {
      if (ids.add(problems.get(i).id())) {
        chosen.set(i);
      }
    }
  }

  private void fewOfThoseAlike() {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < problems.size() && isRoom(); i++) {
      String kind = problems.get(i).id() + problems.get(i).sentence().replaceAll("\\d+", "#");
      if (counts.merge(kind, 1, Integer::sum) <= ALIKE) {
        chosen.set(i);
      }
    }
  }

  private boolean isRoom() {
    return chosen.cardinality() < MOST;
  }
}
