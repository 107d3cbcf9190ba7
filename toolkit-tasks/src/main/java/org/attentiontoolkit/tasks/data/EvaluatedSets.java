package org.attentiontoolkit.tasks.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attentiontoolkit.api.task.EvaluationSet;

/**
 * What the sets to evaluate are read from, by their names.
 *
 * @param further those with other names, or these where nothing else is given for them
 */
record EvaluatedSets<T>(Optional<T> valid, Optional<T> test, Map<String, T> further) {
  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if a set has two descriptions or a name that none can have
   */
  void check() {
    for (String name : further.keySet()) {
      EvaluationSet.requireName(name);
      if (name.equals(EvaluationSet.VALID) && valid.isPresent()
          || name.equals(EvaluationSet.TEST) && test.isPresent()) {
        throw new IllegalArgumentException(name + " is described twice, here and in evaluation");
      }
    }
  }

  /** All names, valid and test first. */
  List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    valid.ifPresent(_ -> names.add(EvaluationSet.VALID));
    test.ifPresent(_ -> names.add(EvaluationSet.TEST));
    names.addAll(further.keySet());
    return List.copyOf(names);
  }

  /** What a set is read from. */
  T of(String name) {
    Optional<T> own =
        switch (name) {
          case EvaluationSet.VALID -> valid;
          case EvaluationSet.TEST -> test;
          default -> Optional.empty();
        };
    return own.or(() -> Optional.ofNullable(further.get(name)))
        .orElseThrow(() -> new IllegalArgumentException("no evaluation set named " + name));
  }
}
