package org.attentiontoolkit.runner.screen;

import java.io.IOException;
import java.io.OutputStream;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * Where results go. A print stream on it swallows no failure: what cannot be written is an
 * exception at once, so that no command ends well with lines missing.
 */
public final class ResultStream extends OutputStream {
  private static final String CLOSED = "output.closed";

  private final OutputStream target;

  ResultStream(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    try {
      target.write(bytes, from, length);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void flush() {
    try {
      target.flush();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Whether nobody reads any more, as in {@code ./toolkit list | head -n 1}. */
  public static boolean isClosed(ToolkitException problems) {
    return problems.problems().getFirst().id().equals(CLOSED);
  }

  private static RuntimeException unwritable(IOException e) {
    String message = e.getMessage();
    String reason = message == null ? e.getClass().getSimpleName() : message;
    if (reason.equals("Broken pipe")) {
      return Problem.failure(CLOSED, "Nobody reads the output any more.").exception(e);
    }
    return Problem.failure(
            "output.unwritable", "The output cannot be written: %s.".formatted(reason))
        .at("standard output")
        .exception(e);
  }
}
