package org.attentiontoolkit.runner.folder;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.attentiontoolkit.api.task.EvaluationSet;

/**
 * In which order evaluation sets are shown: what was looked at once first, what training looked at
 * last.
 */
public final class EvaluationOrder {
  private EvaluationOrder() {}

  /** The names, each once: {@code test}, others as they come, {@code valid}, {@code train}. */
  public static List<String> shown(Collection<String> sets) {
    return sets.stream().distinct().sorted(Comparator.comparingInt(EvaluationOrder::rank)).toList();
  }

  private static int rank(String set) {
    return switch (set) {
      case EvaluationSet.TEST -> 0;
      case EvaluationSet.VALID -> 2;
      case EvaluationSet.TRAIN -> 3;
      default -> 1;
    };
  }
}
