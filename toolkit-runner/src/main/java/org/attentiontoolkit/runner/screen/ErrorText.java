package org.attentiontoolkit.runner.screen;

import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** What a failed command says. */
public final class ErrorText {
  private ErrorText() {}

  /** As problems, whatever was thrown. Memory that ran out is one; a fault of ours is another. */
  public static ToolkitException problems(Throwable thrown) {
    if (thrown instanceof ToolkitException known) {
      return known;
    }
    if (thrown instanceof OutOfMemoryError) {
      return Problem.failure("run.out-of-memory", "There is not enough memory.")
          .hint(
              "Give the JVM more with TOOLKIT_JAVA_OPTS=-Xmx4g, or take smaller batches or less"
                  + " data.")
          .exception(thrown);
    }
    String what = thrown.getClass().getSimpleName();
    String message = thrown.getMessage();
    return Problem.failure(
            "internal",
            "Something is wrong in the toolkit itself: "
                + what
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""))
                + ".")
        .exception(thrown);
  }

  /** Whether a problem is a fault of ours, whose stack trace nobody has kept yet. */
  public static boolean isUnkept(Problem problem) {
    return problem.id().equals("internal") && problem.where().isEmpty();
  }
}
