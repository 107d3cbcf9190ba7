package org.attentiontoolkit.runner.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.attentiontoolkit.runner.testing.Outcome;
import org.attentiontoolkit.runner.testing.RealToolkit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts as they come: to score, to translate, to learn from. */
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class OddTextTest {
  @TempDir private static Path folder;
  private static final RealToolkit TOOLKIT = RealToolkit.shared();

  @BeforeAll
  static void prepare() {
    Commands.prepare(TOOLKIT, folder);
  }

  /**
   * A text of two lines, <i>one two</i> and <i>six</i>, in some form.
   *
   * @param name of the form
   * @param bytes of the text
   * @param wrong what its reader is told; empty if it is read
   */
  record Text(String name, byte[] bytes, String wrong) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Text> forms() {
    String lines = "one two\nsix\n";
    byte[] plain = lines.getBytes(StandardCharsets.UTF_8);
    byte[] zipped = gzip(plain);
    return List.of(
        new Text("plain", plain, ""),
        new Text("without a last line feed", bytes("one two\nsix"), ""),
        new Text("with carriage returns", bytes("one two\r\nsix\r\n"), ""),
        new Text("with a byte order mark", bytes("\uFEFF" + lines), ""),
        new Text("with odd white space", bytes("  one\ttwo \n six\u000B\n"), ""),
        new Text("gzipped", zipped, ""),
        new Text("gzipped, cut short", Arrays.copyOf(zipped, 20), "text.damaged"),
        new Text("old Mac", bytes("one two\rsix\r"), "text.line-ends"),
        new Text("UTF-16", lines.getBytes(StandardCharsets.UTF_16), "not UTF-8 but UTF-16"),
        new Text(
            "UTF-16 without mark",
            lines.getBytes(StandardCharsets.UTF_16LE),
            "not UTF-8 but UTF-16"),
        new Text("Latin-1", "eins ü\nsix\n".getBytes(StandardCharsets.ISO_8859_1), ":1\n"),
        new Text("EBCDIC", lines.getBytes(Charset.forName("IBM500")), "text.not-utf-8: The bytes"),
        new Text("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'}, ":1\n"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isScored(Text text) throws IOException {
    Path reference = Files.writeString(file("reference"), "one two\nsix\n");
    Path scored = Files.write(file("scored"), text.bytes());
    Outcome outcome =
        TOOLKIT
            .call("score", "--metric", "sequence-accuracy")
            .with(reference.toString(), scored.toString())
            .run();
    if (text.wrong().isEmpty()) {
      assertThat(outcome.code()).as(outcome.err()).isZero();
      assertThat(outcome.out()).isEqualTo("sequence-accuracy = 100.00 (2 of 2)\n");
    } else {
      isTold(text, outcome);
      assertThat(outcome.out()).isEmpty();
    }
    EveryCommandTest.isCalm(outcome);
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @MethodSource("forms")
  void isTranslated(Text text) {
    Outcome outcome = TOOLKIT.call("translate", "trained").in(folder).input(text.bytes()).run();
    if (text.wrong().isEmpty()) {
      Outcome plain = TOOLKIT.call("translate", "trained").in(folder).input("one two\nsix\n").run();
      assertThat(outcome.code()).as(outcome.err()).isZero();
      assertThat(outcome.out()).isEqualTo(plain.out()).hasLineCount(2);
    } else {
      isTold(text, outcome);
    }
    EveryCommandTest.isCalm(outcome);
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @MethodSource("forms")
  void isLearnedFrom(Text text) throws IOException {
    Path experiment = file("experiment");
    Commands.copy(folder, experiment);
    Files.write(experiment.resolve("valid.src"), text.bytes());
    Files.writeString(experiment.resolve("valid.tgt"), "two one\nsix\n");
    Outcome outcome =
        TOOLKIT
            .call("run", "tiny.conf", "--name", "odd", "--set", "training.max-steps=1")
            .in(experiment)
            .run();
    if (text.wrong().isEmpty()) {
      assertThat(outcome.code()).as(outcome.err()).isZero();
    } else {
      isTold(text, outcome);
      assertThat(outcome.err()).contains("valid.src");
      assertThat(experiment.resolve("runs/tiny/odd/record.json"))
          .content()
          .contains("\"status\": \"failed\"");
    }
    EveryCommandTest.isCalm(outcome);
  }

  private static void isTold(Text text, Outcome outcome) {
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(text.wrong());
  }

  /**
   * Each line of input has one of output, whatever it holds; what is wrong is told with its line.
   */
  @Test
  void linesThatCannotBeTranslatedDoNotHarmTheOthers() {
    String long1 = "one ".repeat(1001);
    String long2 = "x".repeat((4 << 20) + 1);
    byte[] input =
        Stream.of(
                bytes("one two\n"),
                bytes(long1 + "\n"),
                bytes("\n \t\n\u00A0\n"),
                new byte[] {'o', (byte) 0xFC, '\n'},
                bytes(long2 + "\n"),
                bytes("six\n"))
            .reduce(new byte[0], OddTextTest::concat);
    Outcome outcome = TOOLKIT.call("translate", "trained").in(folder).input(input).run();
    Outcome alone = TOOLKIT.call("translate", "trained").in(folder).input("one two\nsix\n").run();
    List<String> lines = alone.out().lines().toList();
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.out().lines())
        .containsExactly(lines.get(0), "", "", "", "", "", "", lines.get(1));
    assertThat(outcome.err())
        .containsSubsequence(
            "text.too-long: The line is not translated: it has 1,001 tokens",
            "standard input:2",
            "text.not-utf-8: The bytes fc at byte 2 of the line are not UTF-8.",
            "standard input:6",
            "text.line-too-long",
            "standard input:7");
    EveryCommandTest.isCalm(outcome);
  }

  @Test
  void aLongerLineIsTranslatedWhenThatIsAllowed() {
    Outcome outcome =
        TOOLKIT
            .call("translate", "trained", "--set", "task.decoding.max-source=1100")
            .in(folder)
            .input("one ".repeat(1001))
            .run();
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).hasLineCount(1);
  }

  private static Path file(String name) throws IOException {
    return Files.createTempDirectory(folder, "odd").resolve(name);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
