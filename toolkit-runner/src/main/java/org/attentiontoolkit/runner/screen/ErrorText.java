package org.attentiontoolkit.runner.screen;

import java.lang.management.ManagementFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** What a failed command says. */
public final class ErrorText {
  private static final String OURS = "internal";
  private static final String PLUGINS = "plugin.fault";

  /** How the class loaders of plugins' jars are named. */
  private static final String PLUGIN_LOADER = "plugin ";

  private ErrorText() {}

  /** As problems, whatever was thrown. */
  public static ToolkitException problems(Throwable thrown) {
    return switch (thrown) {
      case ToolkitException known -> known;
      case OutOfMemoryError e -> outOfMemory().exception(e);
      case InvalidPathException e ->
          Problem.input(
                  "file.bad-name", "This cannot be the name of a file: " + e.getReason() + ".")
              .at(e.getInput())
              .exception(e);
      default ->
          pluginFrame(thrown)
              .map(frame -> ofPlugin(frame, thrown))
              .orElseGet(() -> ours(thrown))
              .exception(thrown);
    };
  }

  private static Problem ours(Throwable thrown) {
    return Problem.failure(
        OURS, "Something is wrong in the toolkit itself: " + sentence(thrown) + ".");
  }

  /** The plugin is named after its jar, as it lies in the folder. */
  private static Problem ofPlugin(StackTraceElement frame, Throwable thrown) {
    String plugin = String.valueOf(frame.getClassLoaderName()).substring(PLUGIN_LOADER.length());
    String place =
        "%s.%s (%s:%d)"
            .formatted(
                frame.getClassName(),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber());
    return Problem.failure(PLUGINS, "The plugin %s failed: %s.".formatted(plugin, sentence(thrown)))
        .at(place);
  }

  private static String sentence(Throwable thrown) {
    String message = thrown.getMessage();
    String first = message == null ? "" : message.lines().findFirst().orElse("");
    return thrown.getClass().getSimpleName() + (first.isEmpty() ? "" : ": " + first);
  }

  /** The place in a plugin nearest to where it was thrown: in it, or in what it called. */
  private static Optional<StackTraceElement> pluginFrame(Throwable thrown) {
    return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
        .flatMap(t -> Arrays.stream(t.getStackTrace()))
        .filter(f -> String.valueOf(f.getClassLoaderName()).startsWith(PLUGIN_LOADER))
        .findFirst();
  }

  /** Advice that helps on this machine: never to take less than there is. */
  private static Problem outOfMemory() {
    long heap = Runtime.getRuntime().maxMemory();
    long machine =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : Long.MAX_VALUE;
    long gibibytes = Math.max(1, Math.ceilDiv(2 * heap, 1L << 30));
    String more =
        2 * heap <= machine * 3 / 4
            ? "Give the JVM more than its %s with TOOLKIT_JAVA_OPTS=-Xmx%dg, or take"
                .formatted(size(heap), gibibytes)
            : "Take";
    return Problem.failure("run.out-of-memory", "There is not enough memory for objects.")
        .hint(more + " smaller batches or less data.");
  }

  private static String size(long bytes) {
    return bytes < 1L << 30
        ? (bytes >> 20) + " MiB"
        : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }

  /** Whether a problem is a fault, whose stack trace nobody has kept yet. */
  public static boolean isUnkept(Problem problem) {
    return problem.id().equals(OURS) && problem.where().isEmpty()
        || problem.id().equals(PLUGINS) && problem.hint().isEmpty();
  }

  /** The same with the file that has the stack trace. */
  public static ToolkitException kept(Problem problem, Path log, Throwable thrown) {
    Problem told =
        problem.id().equals(OURS)
            ? problem.at(log.toString())
            : problem.hint("For its author: the stack trace is in " + log);
    return new ToolkitException(List.of(told), thrown);
  }
}
