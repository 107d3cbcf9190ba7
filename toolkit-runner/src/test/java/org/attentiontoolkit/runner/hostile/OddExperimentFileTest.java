package org.attentiontoolkit.runner.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.attentiontoolkit.runner.testing.Outcome;
import org.attentiontoolkit.runner.testing.RealToolkit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Experiment files as programs write them, and hands spoil them. */
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class OddExperimentFileTest {
  @TempDir private static Path folder;
  private static final RealToolkit TOOLKIT = RealToolkit.shared();
  private static String right = "";

  @BeforeAll
  static void prepare() throws IOException {
    Commands.prepare(TOOLKIT, folder);
    right = Files.readString(folder.resolve("tiny.conf"));
  }

  /**
   * The file of a small experiment, with something in front of it.
   *
   * @param name what is odd
   * @param odd what stands in front
   * @param wrong what its author is told; empty if it is read
   */
  record Odd(String name, String odd, String wrong) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Odd> files() {
    return List.of(
        new Odd("comments", "# not yet\n".repeat(600), ""),
        new Odd("empty lines", "\n".repeat(5000), ""),
        new Odd("carriage returns", "# one\r\n\r# two\r", ""),
        new Odd("a long text", "x = \"" + "n".repeat(1500) + "\"\n", "config.unknown-key"),
        new Odd("braces", "a" + " { a".repeat(3000) + "\n", "config.too-deep"),
        new Odd("brackets", "a = " + "[".repeat(3000) + "\n", "config.too-deep"),
        new Odd("a key of many names", "a" + ".a".repeat(3000) + " = 1\n", "config.too-deep"),
        new Odd("a chain", lines(3000, "k%1$d = ${k%2$d}"), "config.too-"),
        new Odd("doubled", lines(40, "k%1$d = ${k%2$d}${k%2$d}") + "k40 = x\n", "config.too-large"),
        new Odd("keys", lines(20_000, "a.k%1$d = 1"), "config.too-large"),
        new Odd("additions", lines(1000, "a += %1$d"), "config.too-large"),
        new Odd("signs", "\u0001\u0002\n", "config.syntax"),
        new Odd("half a character", "\uD83D = 1\n", "text.not-utf-8"));
  }

  private static String lines(int count, String form) {
    return IntStream.range(0, count)
        .mapToObj(i -> form.formatted(i, i + 1) + "\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("files")
  void isReadOrTold(Odd odd) throws IOException {
    byte[] text = (odd.odd() + right).getBytes(StandardCharsets.UTF_8);
    if (odd.odd().startsWith("\uD83D")) {
      text[0] = (byte) 0xED;
    }
    isToldOrRight(odd.wrong(), check(odd.name().replace(' ', '-'), text));
  }

  @Test
  void whatItIsIsTold() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(right.getBytes(StandardCharsets.UTF_8));
    }
    String infinite = right.replace("rate = 0.01", "rate = 1e999");
    isToldOrRight("1e999", check("infinite", infinite.getBytes(StandardCharsets.UTF_8)));
    isToldOrRight("compressed by gzip", check("gzip", zipped.toByteArray()));
    isToldOrRight("UTF-16", check("utf-16", right.getBytes(StandardCharsets.UTF_16)));
    isToldOrRight("config.missing-key", check("empty", new byte[0]));
  }

  /** Little memory, for nothing of this may cost much. */
  private static Outcome check(String name, byte[] text) throws IOException {
    Files.write(folder.resolve(name + ".conf"), text);
    return TOOLKIT
        .call("check", name + ".conf")
        .in(folder)
        .jvm("-Xmx256m", Commands.FAST_START)
        .run();
  }

  private static void isToldOrRight(String wrong, Outcome outcome) {
    if (wrong.isEmpty()) {
      assertThat(outcome.code()).as(outcome.err()).isZero();
    } else {
      assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
      assertThat(outcome.err()).contains(wrong).contains(".conf").hasSizeLessThan(10_000);
    }
    EveryCommandTest.isCalm(outcome);
  }
}
