package org.attentiontoolkit.tensor.error;

import java.util.List;
import java.util.stream.Collectors;

/** One or more {@linkplain Problem problems} that stop what was asked for. */
public final class ToolkitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Problems found together, at least one. */
  public ToolkitException(List<Problem> problems) {
    super(text(problems));
    this.problems = List.copyOf(problems);
  }

  /** Problems with the fault that led to them. */
  public ToolkitException(List<Problem> problems, Throwable cause) {
    super(text(problems), cause);
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order in which it was found. */
  public List<Problem> problems() {
    return problems;
  }

  /** 2 when everything wrong is the user's input, 1 otherwise. */
  public int exitCode() {
    return problems.stream().allMatch(p -> p.kind() == Problem.Kind.INPUT) ? 2 : 1;
  }

  private static String text(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }
}
