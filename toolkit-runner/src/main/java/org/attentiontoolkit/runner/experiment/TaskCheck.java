package org.attentiontoolkit.runner.experiment;

import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.api.task.Task;
import org.attentiontoolkit.runner.fetch.Datasets;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.FileTrouble;

/** What is wrong with a task, with the hint that a missing file of a public data set can be had. */
final class TaskCheck {
  private TaskCheck() {}

  /**
   * Checks a task.
   *
   * @throws ToolkitException naming every problem found
   */
  static void check(Task task) {
    try {
      task.check();
    } catch (ToolkitException e) {
      List<Problem> problems =
          e.problems().stream()
              .map(p ->
                  p.where()
                      .filter(where -> p.id().equals(FileTrouble.MISSING))
                      .flatMap(where -> Datasets.hint(Path.of(where)))
                      .map(p::hint)
                      .orElse(p))
              .toList();
      throw new ToolkitException(problems, e);
    }
  }
}
