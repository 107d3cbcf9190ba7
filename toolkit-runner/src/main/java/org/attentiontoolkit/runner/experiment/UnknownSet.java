package org.attentiontoolkit.runner.experiment;

import java.util.List;
import org.attentiontoolkit.tensor.error.Problem;

/** That there is no evaluation set of a name. */
final class UnknownSet {
  private UnknownSet() {}

  static Problem of(String name, List<String> names) {
    return Problem.input(
            "evaluation.unknown-set", "There is no evaluation set named '%s'.".formatted(name))
        .hint(names.isEmpty() ? "There are none." : "There are " + String.join(", ", names) + ".");
  }
}
