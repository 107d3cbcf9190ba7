package org.attentiontoolkit.tasks.text.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BpeCodesFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | codes | The first line is not #version: 0.2.",
        "a b\\n | codes:1 | The first line is not #version: 0.2.",
        "#version: 0.1\\na b\\n | codes:1 | The codes are of another version: #version: 0.1.",
        "#version: 0.3\\na b\\n | codes:1 | The codes are of another version: #version: 0.3.",
        "#version: 0.2\\na b\\nab c d\\n | codes:3 | The line does not hold two symbols: \"ab c d\".",
        "#version: 0.2\\na b\\n\\n | codes:3 | The line does not hold two symbols: \"\".",
        "#version: 0.2\\nab\\n | codes:2 | The line does not hold two symbols: \"ab\".",
        "#version: 0.2\\na b\\nab | codes:3 | The line does not hold two symbols: \"ab\".",
        "#version: 0.2\\na b\\nab c | codes:3 | The last line is not ended: the file seems cut short."
      })
  void namesTheLineThatIsWrong(String text, String where, String sentence) throws IOException {
    Path file = Files.writeString(folder.resolve("codes"), text.translateEscapes());
    assertThatThrownBy(() -> BpeCodesFile.read(file))
        .isInstanceOfSatisfying(
            ToolkitException.class,
            e -> {
              assertThat(e.problems().getFirst().sentence()).isEqualTo(sentence);
              assertThat(e.problems().getFirst().where())
                  .contains(folder.resolve(where).toString());
            });
  }

  @Test
  void whatIsWrittenIsRead() {
    BpeCodes codes = new BpeCodes(List.of(new Merge("a", "b</w>"), new Merge("\u00a0", "\u2028")));
    for (BpeCodes some : List.of(codes, BpeCodes.NONE)) {
      Path file = folder.resolve("codes");
      BpeCodesFile.write(some, file);
      assertThat(BpeCodesFile.read(file).merges()).isEqualTo(some.merges());
    }
  }

  /** Rules learned elsewhere are used as they are, and pieces are counted on the own text. */
  @Test
  void codesOfAFileAreNotLearned() throws IOException {
    Path file = Files.writeString(folder.resolve("codes"), "#version: 0.2\na b\nab c</w>\n");
    List<String> lines = List.of("abc abd", "abc");
    BpeTokenizer bpe =
        SubwordNmtCases.learned(SubwordNmtCases.config(9, 0, 0, Optional.of(file)), lines);
    assertThat(bpe.tokenise("abc abd")).containsExactly("abc", "ab@@", "d");
    BpeTokenizer rare =
        SubwordNmtCases.learned(SubwordNmtCases.config(9, 2, 0, Optional.of(file)), lines);
    assertThat(rare.tokenise("abc abd")).containsExactly("abc", "a@@", "b@@", "d");
    rare.write(folder, "source");
    BpeTokenizer read = new BpeTokenizer(SubwordNmtCases.config(9, 2, 0)).read(folder, "source");
    assertThat(read.tokenise("abc abd")).isEqualTo(rare.tokenise("abc abd"));
    assertThat(read.signature()).isEqualTo(rare.signature()).isNotEqualTo(bpe.signature());
  }

  @Test
  void aMissingFileIsToldBeforeAnythingIsRead() {
    Path missing = folder.resolve("missing");
    BpeTokenizer bpe = new BpeTokenizer(SubwordNmtCases.config(9, 0, 0, Optional.of(missing)));
    assertThatThrownBy(bpe::check)
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining(missing.toString());
  }
}
