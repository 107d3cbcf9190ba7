package org.attentiontoolkit.tasks.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.task.Note;
import org.attentiontoolkit.tasks.store.ParallelExample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Token 0 is unknown, 2 ends a sequence. */
final class OutputNotesTest {
  @ParameterizedTest
  @CsvSource({
    "3 4 2, 5 6 2, 5 6 2, ''",
    "3 4 2, 5 6 7 8 9 2, 5 9 8 7 6 2, ''",
    "3 4 2, 5 2, 2, empty",
    "3 4 2, 5 6 2, 2, empty much-shorter",
    "3 4 2, 2, 2, empty",
    "3 4 2, 5 6 2, 5 6 7, cut-off",
    "3 0 2, 5 6 2, 5 6 2, unknown-source",
    "3 4 2, 0 6 2, 5 6 2, unknown-reference",
    "3 4 2, 5 6 2, 5 0 2, unknown-output",
    "3 4 2, 5 6 7 2, 5 6 2, ''",
    "3 4 2, 5 6 7 8 9 10 2, 5 6 7 8 2, ''",
    "3 4 2, 5 6 7 8 9 10 11 2, 5 6 7 8 2, much-shorter",
    "3 4 2, 5 6 7 8 2, 5 6 7 8 9 10 2, ''",
    "3 4 2, 5 6 7 8 2, 5 6 7 8 9 10 11 2, much-longer",
    "3 4 2, 5 2, 5 6 2, ''",
    "3 4 2, 5 6 7 2, 5 6 6 2, repeats",
    "3 4 2, 5 6 6 2, 5 6 6 2, ''",
    "3 4 2, 5 6 7 8 2, 5 6 5 6 2, repeats",
    "3 4 2, 5 6 7 5 6 8 2, 5 6 8 5 6 7 2, ''",
    "3 4 2, 3 4 5 6 7 8 9 10 2, 3 4 5 6 3 4 5 6 2, repeats",
    "3 4 2, 3 4 5 6 7 8 9 10 11 12 2, 3 4 5 6 7 3 4 5 6 7 2, ''",
    "0 4 2, 5 6 7 0 2, 5 0 0 0 0 0 0, cut-off repeats much-longer unknown-source unknown-reference unknown-output",
  })
  void sayWhatHolds(String source, String target, String written, String notes) {
    ParallelExample example = new ParallelExample(ids(source), ids(target));
    Output output = new Output(ids(written), 0, 0, Map.of());
    assertThat(String.join(" ", OutputNotes.of(example, output))).isEqualTo(notes);
  }

  @Test
  void everyNoteHasANameForFilesAndAMeaning() {
    assertThat(OutputNotes.ALL)
        .extracting(Note::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    assertThat(OutputNotes.ALL).extracting(Note::meaning).allMatch(m -> m.endsWith("."));
  }

  private static int[] ids(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
  }
}
