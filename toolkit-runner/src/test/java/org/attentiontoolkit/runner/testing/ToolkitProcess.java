package org.attentiontoolkit.runner.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.attentiontoolkit.runner.Main;

/** The toolkit in a process of its own, as the script starts it. */
public final class ToolkitProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  // A shell in the background ignores Ctrl-C, and so would all that is started from it.
  private static final List<String> DEFAULT_SIGNALS = List.of("env", "--default-signal=INT");

  private final Process process;
  private final Path out;
  private final Path err;

  private ToolkitProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts it.
   *
   * @param folder where its output goes
   * @param jvm further options of the JVM
   * @param words the command
   */
  public static ToolkitProcess start(Path folder, List<String> jvm, List<String> words) {
    return start(folder, command(DEFAULT_SIGNALS, jvm, words));
  }

  /** The same on a terminal of its own, to which {@code out} and {@code err} both go. */
  public static ToolkitProcess startOnTerminal(Path folder, int columns, List<String> words) {
    String line =
        command(DEFAULT_SIGNALS, List.of("-Dtoolkit.columns=" + columns), words).stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    String sized = "stty cols " + columns + " && exec " + line;
    return start(folder, List.of("script", "-qec", sized, "/dev/null"));
  }

  /**
   * Starts it where no file can grow beyond a size, as on a disk that is full.
   *
   * @param folder where its output goes
   * @param bytes that size, a multiple of 512
   * @param words the command
   */
  public static ToolkitProcess startWithFilesUpTo(Path folder, int bytes, List<String> words) {
    String limited = "ulimit -f " + bytes / 512 + " && exec \"$@\"";
    // The JVM's own file of counters would be too large.
    List<String> shell = List.of("sh", "-c", limited, "sh");
    return start(folder, command(shell, List.of("-XX:-UsePerfData"), words));
  }

  private static List<String> command(List<String> starter, List<String> jvm, List<String> words) {
    List<String> command = new ArrayList<>(starter);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith("--") || option.contains("org.bytedeco")) {
        command.add(option);
      }
    }
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(words);
    return command;
  }

  private static ToolkitProcess start(Path folder, List<String> command) {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      return new ToolkitProcess(process, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a signal, such as INT for Ctrl-C. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits until it has said something. */
  public void awaitError(String text) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!err().contains(text)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("it never said '" + text + "', but:\n" + err());
      }
      Thread.sleep(20);
    }
  }

  /** Waits for its end; gives its exit code. */
  public int await() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end");
    }
    return process.exitValue();
  }

  /** What it printed. */
  public String out() throws IOException {
    return Files.readString(out);
  }

  /** What it said besides. */
  public String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
