package org.attentiontoolkit.tasks.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VocabularyFileTest {
  @TempDir Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    VocabularyBuilder builder = new VocabularyBuilder("test");
    builder.add(List.of("straße", " ", "😀", "\u00A0", "ein@@", "#"));
    Vocabulary vocabulary = builder.build(VocabularyLimits.NONE);
    Path file = folder.resolve("target.vocab");
    VocabularyFile.write(vocabulary, file);
    assertThat(VocabularyFile.read(file)).isEqualTo(vocabulary);
    assertThat(Files.readString(file)).startsWith("<unk>\n<s>\n</s>\n").endsWith("\n");
    assertThat(folder).isDirectoryContaining(p -> p.equals(file));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'<unk>\n</s>\n<s>\na\n', :2, 'Line 2 must be <s>, but is \"</s>\".'",
    "'a\nb\n', :1, 'Line 1 must be <unk>'",
    "'<unk>\n<s>\n', '', 'ends before the three special tokens'",
    "'', '', 'ends before the three special tokens'",
    "'<unk>\n<s>\n</s>\na\n\nb\n', :5, 'The line is empty.'",
    "'<unk>\n<s>\n</s>\na\nb\na\n', :6, '\"a\" stands already in line 4.'",
    "'<unk>\n<s>\n</s>\na\n<s>\n', :5, '\"<s>\" stands already in line 2.'",
    "'<unk>\n<s>\n</s>\na\nb', :5, 'seems cut short'",
    "'<unk>\n<s>\n</s>\n', '', 'The vocabulary has no word.'"
  })
  void refusesWhatIsNotOne(String text, String line, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.vocab"), text);
    assertThatThrownBy(() -> VocabularyFile.read(file))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(file + line)
        .extracting(e -> ((ToolkitException) e).exitCode())
        .isEqualTo(2);
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("absent.vocab");
    assertThatThrownBy(() -> VocabularyFile.read(file))
        .hasMessageStartingWith("file.missing")
        .hasMessageContaining(file.toString());
  }
}
