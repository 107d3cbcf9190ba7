package org.attentiontoolkit.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextLinesTest {
  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("text"), bytes);
  }

  private static List<String> read(Path file) {
    try (TextLines lines = TextLines.open(file)) {
      return lines.rest();
    }
  }

  @Test
  void readsLines() throws IOException {
    String text = "\uFEFFa\r\n\nß\u2028\u0085x\ry\n" + "😀".repeat(3000);
    assertThat(read(file(text.getBytes(StandardCharsets.UTF_8))))
        .containsExactly("a", "", "ß\u2028\u0085x\ry", "😀".repeat(3000));
    assertThat(read(file(new byte[0]))).isEmpty();
    assertThat(read(file(new byte[] {'\n'}))).containsExactly("");
  }

  @ParameterizedTest
  @CsvSource({
    "'61 0A FC 62 0A', 2, FC, 1", // Latin-1
    "'61 0A 62 E2 82 0A', 2, 'E2 82', 2", // cut short inside a line
    "'61 E2 82', 1, 'E2 82', 2", // cut short at the end
    "'C0 AF', 1, C0, 1", // overlong
    "'0A 0A ED A0 80', 3, ED, 1", // a surrogate
    "'F5 80 80 80', 1, F5, 1" // beyond Unicode
  })
  void namesBytesThatAreNotUtf8(String bytes, int line, String wrong, int at) throws IOException {
    Path file = file(HexFormat.ofDelimiter(" ").parseHex(bytes));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining(file + ":" + line)
        .hasMessageContainingAll(wrong.toLowerCase(Locale.ROOT), "at byte " + at);
  }

  @Test
  void namesFilesThatCannotBeRead() {
    assertThatThrownBy(() -> TextLines.open(folder.resolve("absent")))
        .hasMessageContainingAll("file.missing", "absent");
    assertThatThrownBy(() -> TextLines.open(folder)).hasMessageContaining("file.directory");
  }

  @Test
  void readsGzip() throws IOException {
    Path file = file(gzip("\uFEFFone\r\nzwei ä\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(read(file)).containsExactly("one", "zwei ä");
    byte[] two = concat(gzip(new byte[] {'a', '\n'}), gzip(new byte[] {'b'}));
    assertThat(read(file(two))).as("members one after another").containsExactly("a", "b");
  }

  @Test
  void namesDamagedGzip() throws IOException {
    byte[] whole = gzip("one two three\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
    byte[] changed = whole.clone();
    changed[whole.length - 6] ^= 1; // its checksum
    for (byte[] bytes : List.of(Arrays.copyOf(whole, whole.length / 2), changed)) {
      Path file = file(bytes);
      assertThatThrownBy(() -> read(file))
          .hasMessageStartingWith("text.damaged · The compressed text is damaged or cut short. · ")
          .hasMessageContaining(file.toString());
    }
    Path twice = file(gzip(whole));
    assertThatThrownBy(() -> read(twice)).hasMessageContaining("compressed twice");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16, UTF-16",
    "UTF-16LE, UTF-16",
    "UTF-16BE, UTF-16",
    "UTF-32LE, UTF-16",
    "X-UTF-32LE-BOM, UTF-32",
    "X-UTF-32BE-BOM, UTF-32"
  })
  void namesOtherEncodings(String charset, String named) throws IOException {
    Path file = file("Ein Mann\nläuft.\n".getBytes(Charset.forName(charset)));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ToolkitException.class)
        .hasMessageStartingWith("text.not-utf-8 · The text is not UTF-8 but " + named + ".")
        .hasMessageContaining("iconv -f UTF-");
  }

  @ParameterizedTest
  @CsvSource({
    "FD 37 7A 58 5A 00 00, xz -dc",
    "28 B5 2F FD 04, zstd -dc",
    "42 5A 68 39 31, bzip2 -dc",
    "50 4B 03 04 14, unzip -p"
  })
  void namesOtherCompression(String bytes, String program) throws IOException {
    Path file = file(HexFormat.ofDelimiter(" ").parseHex(bytes));
    assertThatThrownBy(() -> read(file))
        .hasMessageStartingWith("text.not-utf-8 · ")
        .hasMessageContaining(program + " FILE > TEXT gives the text.");
  }

  @Test
  void linesOfCarriageReturnsAreNotOneLine() throws IOException {
    Path old = file("one\rtwo\rthree\r".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(old))
        .hasMessageStartingWith("text.line-ends · The lines end with carriage returns alone.");
    assertThat(read(file("one\r".getBytes(StandardCharsets.UTF_8)))).containsExactly("one");
  }

  /** What cannot be read is told, and the line after it is next. */
  @Test
  void goesOnAfterALineThatCannotBeRead() throws IOException {
    byte[] text =
        ("a\n\u00FC\n" + "x".repeat((4 << 20) + 1) + "\n" + "y".repeat(4 << 20) + "\nb")
            .getBytes(StandardCharsets.ISO_8859_1);
    try (TextLines lines = TextLines.of(new ByteArrayInputStream(text), "standard input")) {
      assertThat(lines.next()).contains("a");
      assertThatThrownBy(lines::next).hasMessageContainingAll("text.not-utf-8", "standard input:2");
      assertThatThrownBy(lines::next)
          .hasMessageContainingAll(
              "text.line-too-long · The line has more than 4,194,304 bytes.", "standard input:3");
      assertThat(lines.next().orElseThrow()).hasSize(4 << 20);
      assertThat(lines.next()).contains("b");
      assertThat(lines.next()).isEmpty();
    }
  }

  @Test
  void endsAfterATextThatCannotBeRead() throws IOException {
    for (byte[] bytes :
        List.of(
            "one\rtwo".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(gzip(new byte[1000]), 15),
            "a".getBytes(StandardCharsets.UTF_16))) {
      try (TextLines lines = TextLines.open(file(bytes))) {
        assertThatThrownBy(lines::next).isInstanceOf(ToolkitException.class);
        assertThat(lines.next()).isEmpty();
      }
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
