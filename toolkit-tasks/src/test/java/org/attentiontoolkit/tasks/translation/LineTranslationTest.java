package org.attentiontoolkit.tasks.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.attentiontoolkit.api.task.TextTranslator;
import org.junit.jupiter.api.Test;

/** Lines translated by a model that copies. */
final class LineTranslationTest extends CopyingTask {
  @Test
  void outputsEndAtTheLengthLimit() throws IOException {
    PreparedTranslation task =
        prepared(task("lines.txt", "decoding { length-factor = 0.5, length-extra = 1 }"));
    assertThat(translate(task, "a b c d", "a b", "a", "")).containsExactly("a b c", "a b", "a", "");
  }

  @Test
  void linesAreTranslatedInOrderWhateverTheBatch() throws IOException {
    List<String> lines = List.of("d c b a", "", "a", "b b", "a zzz", "c c c c c c c c");
    for (int batch : new int[] {1, 2, 64}) {
      PreparedTranslation task = prepared(task("lines.txt", "decoding.batch = " + batch));
      assertThat(translate(task, lines.toArray(String[]::new)))
          .containsExactly("d c b a", "", "a", "b b", "a \u2047", "c c c c c c c c");
    }
  }

  @Test
  void linesWithNothingToSeeStayEmpty() throws IOException {
    PreparedTranslation task = prepared(task("lines.txt"));
    assertThat(translate(task, "", " \t", "\u00A0", "\u200B", "a"))
        .containsExactly("", "", "", "", "a");
  }

  @Test
  void aLineThatIsTooLongIsToldAndTheOthersAreTranslated() throws IOException {
    PreparedTranslation task = prepared(task("lines.txt", "decoding.max-source = 5"));
    var translations = translations(task, "a b", "a b c d a b", "c", "a b c d a");
    assertThat(translations)
        .extracting(TextTranslator.Translation::text)
        .containsExactly("a b", "", "c", "a b c d a");
    assertThat(translations.get(1).problem().orElseThrow().sentence())
        .isEqualTo(
            "The line is not translated: it has 6 tokens, more than the 5 that decoding.max-source"
                + " allows.");
    assertThat(translations).filteredOn(t -> t.problem().isPresent()).hasSize(1);
  }
}
