package org.attentiontoolkit.runner.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command of the toolkit with all that surrounds it: streams, locale, terminal, limits. */
public final class Call {
  /** Where a stream leads. */
  public enum Stream {
    /** To a file that the test reads. */
    KEPT(""),
    /** Nowhere: it is closed. */
    CLOSED("&-"),
    /** To a disk that is full. */
    FULL("/dev/full"),
    /** To a program that has ended. */
    READER_GONE("");

    private final String target;

    Stream(String target) {
      this.target = target;
    }
  }

  // A shell in the background ignores Ctrl-C, and so would all that is started from it.
  private static final List<String> DEFAULT_SIGNALS = List.of("env", "--default-signal=INT");

  private final RealToolkit toolkit;
  private final List<String> words;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Path folder;
  private String before = "";
  private String redirections = "";
  private boolean readerGone;
  private byte[] input = {};
  private int columns;

  Call(RealToolkit toolkit, String... words) {
    this.toolkit = toolkit;
    this.words = new ArrayList<>(List.of(words));
    this.folder = toolkit.root();
  }

  /** More words. */
  public Call with(String... more) {
    words.addAll(List.of(more));
    return this;
  }

  /** From a working directory. */
  public Call in(Path directory) {
    folder = directory;
    return this;
  }

  /** With an environment variable. */
  public Call env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** With further options of the JVM. */
  public Call jvm(String... options) {
    return env("TOOLKIT_JAVA_OPTS", String.join(" ", options));
  }

  /** With something to read. */
  public Call input(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  /** With something to read. */
  public Call input(byte[] bytes) {
    input = bytes;
    return this;
  }

  /** With the standard input closed. */
  public Call noInput() {
    redirections += " <&-";
    return this;
  }

  /** Where results go. */
  public Call out(Stream stream) {
    readerGone = stream == Stream.READER_GONE;
    redirections += stream.target.isEmpty() ? "" : " >" + stream.target;
    return this;
  }

  /** Where the rest goes. */
  public Call err(Stream stream) {
    redirections += stream.target.isEmpty() ? "" : " 2>" + stream.target;
    return this;
  }

  /** On a terminal of its own, to which results and the rest both go. */
  public Call terminal(String kind, int width) {
    columns = width;
    return env("TERM", kind);
  }

  /** Where no file can grow beyond a size, as on a disk that is full; a multiple of 512. */
  public Call filesUpTo(int bytes) {
    before += "ulimit -f " + bytes / 512 + " && ";
    return this;
  }

  /** Started as {@code nohup} does, to outlive its terminal. */
  public Call ignoringHangUp() {
    before += "trap '' HUP && ";
    return this;
  }

  /** Starts it with pipes that the test writes to and reads from; what it says besides is lost. */
  public Process piped() throws IOException {
    return builder(program()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Starts it. */
  public ToolkitProcess start() {
    try {
      Path kept = Files.createTempDirectory("toolkit-call");
      Path code = kept.resolve("code");
      List<String> program = program();
      String line =
          readerGone
              ? before + "{ \"$@\"; echo $? >'" + code + "'; } | :"
              : before + "exec \"$@\"" + redirections;
      List<String> command = new ArrayList<>(List.of("sh", "-c", line, "sh"));
      command.addAll(program);
      ProcessBuilder builder =
          builder(columns > 0 ? onTerminal(program) : command)
              .redirectInput(Files.write(kept.resolve("in"), input).toFile())
              .redirectOutput(kept.resolve("out").toFile())
              .redirectError(kept.resolve("err").toFile());
      return new ToolkitProcess(builder.start(), kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> program() {
    List<String> program = new ArrayList<>(DEFAULT_SIGNALS);
    program.add(toolkit.root().resolve("toolkit").toString());
    program.addAll(words);
    return program;
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MLFLOW_"));
    builder.environment().putAll(environment);
    return builder;
  }

  private List<String> onTerminal(List<String> program) {
    StringBuilder line = new StringBuilder("stty cols " + columns + " && exec");
    program.forEach(word -> line.append(" '").append(word.replace("'", "'\\''")).append('\''));
    return List.of("script", "-qec", line.toString(), "/dev/null");
  }

  /** Runs it to its end. */
  public Outcome run() {
    try (ToolkitProcess process = start()) {
      return process.outcome();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
