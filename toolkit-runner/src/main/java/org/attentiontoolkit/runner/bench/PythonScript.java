package org.attentiontoolkit.runner.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.attentiontoolkit.tensor.error.Problem;

/** Runs Python in a process of its own. */
final class PythonScript {
  private static final int LOOK_EVERY_MILLIS = 20;

  private PythonScript() {}

  /**
   * What came of it.
   *
   * @param printed its output
   * @param peakBytes the most memory it held
   */
  record Ran(String printed, long peakBytes) {}

  /**
   * Runs to the end.
   *
   * @param command Python, the script and its arguments
   * @param environment variables to set
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when it fails
   */
  static Ran run(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().remove("OPENBLAS_CORETYPE");
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      long peak = 0;
      while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, PeakMemory.of(process.pid()).orElse(0));
      }
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw Problem.failure(
                "bench.python", "A Python script ended with " + process.exitValue() + ".")
            .at(String.join(" ", command))
            .exception();
      }
      return new Ran(printed, peak);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.failure("bench.interrupted", "Interrupted.").exception(e);
    }
  }

  /** Whether a Python has torch. */
  static boolean hasTorch(String python) {
    try {
      Process process =
          new ProcessBuilder(python, "-c", "import torch")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
