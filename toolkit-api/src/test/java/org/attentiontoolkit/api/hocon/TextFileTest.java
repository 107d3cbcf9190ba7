package org.attentiontoolkit.api.hocon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextFileTest {
  private static final String TEXT = "name = first\ntraining { epochs = 3 }\n";

  @TempDir private Path folder;

  @Test
  void utf16IsTold() throws IOException {
    for (byte[] bytes :
        new byte[][] {
          TEXT.getBytes(UTF_16),
          ("\uFEFF" + TEXT).getBytes(UTF_16LE),
          TEXT.getBytes(UTF_16LE),
          TEXT.getBytes(UTF_16BE)
        }) {
      assertThatThrownBy(() -> read(bytes))
          .hasMessage(
              "text.not-utf-8 · the file is UTF-16 text · "
                  + folder.resolve("a.conf")
                  + " · save it as UTF-8");
    }
  }

  @Test
  void otherEncodingsAreToldWithTheLine() throws IOException {
    for (String lineEnd : new String[] {"\n", "\r\n", "\r"}) {
      String text = "# one" + lineEnd + "# two" + lineEnd + "name = bär";
      assertThatThrownBy(() -> read(text.getBytes(ISO_8859_1)))
          .hasMessageStartingWith("text.not-utf-8 · the file is not UTF-8 text · ")
          .hasMessageContaining("a.conf:3 · ");
    }
  }

  @Test
  void filesThatAreNotTextAreTold() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(TEXT.getBytes(UTF_8));
    }
    assertThatThrownBy(() -> read(zipped.toByteArray()))
        .hasMessageStartingWith("text.not-utf-8 · the file is compressed by gzip · ");
    assertThatThrownBy(() -> read((TEXT + "x = \u0000").getBytes(UTF_8)))
        .hasMessageStartingWith(
            "text.not-utf-8 · the file is not text: there are bytes of value 0 in it · ");
    try (var in = TextFileTest.class.getResourceAsStream("TextFileTest.class")) {
      byte[] compiled = Objects.requireNonNull(in).readAllBytes();
      assertThatThrownBy(() -> read(compiled)).hasMessageStartingWith("text.not-utf-8 · ");
    }
  }

  @Test
  void aByteOrderMarkIsNoText() throws IOException {
    Files.writeString(folder.resolve("part.conf"), "\uFEFFpart = 1");
    Value.Block read = read("\uFEFFinclude \"part.conf\"\nname = x".getBytes(UTF_8));
    assertThat(read.entries().keySet()).containsExactly("name", "part");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineEndCounts(String end) throws IOException {
    String text =
        "# a" + end + "name = one" + end + "text = \"\"\"x" + end + "y\"\"\"" + end + "b = 2";
    Value.Block read = read(text.getBytes(UTF_8));
    assertThat(read.get("name").flatMap(Value::word)).contains("one");
    assertThat(read.get("text").flatMap(Value::word)).contains("x\ny");
    assertThat(read.get("b").orElseThrow().place().line()).isEqualTo(5);
    assertThat(read.comment("name")).isEqualTo("a");
  }

  @Test
  void whatIsNoFileIsToldAndNotWaitedFor() throws Exception {
    assertThatThrownBy(() -> Document.of(folder)).hasMessageStartingWith("file.directory · ");
    Path pipe = folder.resolve("pipe");
    Assumptions.assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
    Path file = folder.resolve("a.conf");
    Files.writeString(file, "include \"pipe\"");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThatThrownBy(() -> Document.of(pipe)).hasMessageStartingWith("file.unreadable · ");
          assertThatThrownBy(() -> Document.of(Path.of("/dev/null")))
              .hasMessageStartingWith("file.unreadable · ");
          assertThatThrownBy(() -> Document.of(file))
              .hasMessageContaining("pipe is no file on disk and can't be included · ")
              .hasMessageContaining("a.conf:1");
        });
  }

  private Value.Block read(byte[] bytes) throws IOException {
    return Document.of(Files.write(folder.resolve("a.conf"), bytes)).resolved();
  }
}
