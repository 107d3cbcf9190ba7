package org.attentiontoolkit.runner.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.attentiontoolkit.runner.folder.TemporaryFolder;
import org.attentiontoolkit.tensor.error.Problem;

/** Runs Python in a process of its own. */
final class PythonScript {
  private static final int LOOK_EVERY_MILLIS = 20;

  private PythonScript() {}

  /**
   * What came of it.
   *
   * @param printed its output
   * @param peakBytes the most memory it was seen to hold, 0 where the system doesn't tell
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
    try (TemporaryFolder folder = new TemporaryFolder()) {
      // Not a pipe: nobody reads while the process is watched, and a full pipe would stop it.
      Path printed = folder.path().resolve("printed");
      Process process = builder.redirectOutput(printed.toFile()).start();
      long peak = 0;
      while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, PeakMemory.of(process.pid()).orElse(0));
      }
      if (process.exitValue() != 0) {
        throw Problem.failure(
                "bench.python", "A Python script ended with " + process.exitValue() + ".")
            .at(String.join(" ", command))
            .exception();
      }
      return new Ran(Files.readString(printed), peak);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.failure("bench.interrupted", "Interrupted.").exception(e);
    }
  }

  /** Why a Python cannot run a script: it is not there, or a module is not; empty if it can. */
  static Optional<String> obstacle(String python, String... modules) {
    try {
      Process process =
          new ProcessBuilder(python, "-c", "import " + String.join(", ", modules))
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0
          ? Optional.empty()
          : Optional.of(python + " says " + said.strip().lines().reduce("", (a, line) -> line));
    } catch (IOException e) {
      return Optional.of(python + " cannot be started");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.failure("bench.interrupted", "Interrupted.").exception(e);
    }
  }
}
