package org.attentiontoolkit.tasks.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Utf8LinesTest {
  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("text"), bytes);
  }

  private static List<String> read(Path file) {
    List<String> read = new ArrayList<>();
    try (Utf8Lines lines = Utf8Lines.open(file)) {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        read.add(line.get());
      }
    }
    return read;
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
    assertThatThrownBy(() -> Utf8Lines.open(folder.resolve("absent")))
        .hasMessageContainingAll("file.missing", "absent");
    assertThatThrownBy(() -> Utf8Lines.open(folder)).hasMessageContaining("file.directory");
  }
}
