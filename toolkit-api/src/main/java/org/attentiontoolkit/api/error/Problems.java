package org.attentiontoolkit.api.error;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** Problems that are collected while something is read, so that all of them are told at once. */
public final class Problems {
  /** When so many are found, reading ends: nobody mends more before trying again. */
  public static final int MOST = 1000;

  private final List<Problem> problems = new ArrayList<>();

  /**
   * Keeps a problem.
   *
   * @throws ToolkitException with all of them when there are {@link #MOST}
   */
  public void add(Problem problem) {
    problems.add(problem);
    if (problems.size() == MOST) {
      throwIfAny();
    }
  }

  /**
   * Ends what was being done if it can't succeed any more.
   *
   * @throws ToolkitException with all problems
   */
  public void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
  }
}
