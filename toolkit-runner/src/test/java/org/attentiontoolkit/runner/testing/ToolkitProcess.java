package org.attentiontoolkit.runner.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A {@link Call} that goes on. */
public final class ToolkitProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Process process;
  private final Path kept;

  ToolkitProcess(Process process, Path kept) {
    this.process = process;
    this.kept = kept;
  }

  /** Sends a signal, such as INT for Ctrl-C. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits until it has said something. */
  public void awaitError(String text) throws InterruptedException {
    await(text, this::err);
  }

  /** Waits until it has printed something; on a terminal that is everything. */
  public void awaitOutput(String text) throws InterruptedException {
    await(text, this::out);
  }

  private void await(String text, Supplier<String> stream) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!stream.get().contains(text)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("it never said '" + text + "', but:\n" + out() + err());
      }
      Thread.sleep(20);
    }
  }

  /** Waits for its end; gives its exit code. */
  public int await() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end");
    }
    Path code = kept.resolve("code");
    return Files.exists(code) ? Integer.parseInt(text(code).strip()) : process.exitValue();
  }

  /** Waits for its end. */
  public Outcome outcome() throws InterruptedException {
    return new Outcome(await(), out(), err());
  }

  /** What it printed so far. */
  public String out() {
    return text(kept.resolve("out"));
  }

  /** What it said besides. */
  public String err() {
    return text(kept.resolve("err"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    RealToolkit.delete(kept);
  }
}
