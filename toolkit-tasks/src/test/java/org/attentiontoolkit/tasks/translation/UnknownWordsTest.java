package org.attentiontoolkit.tasks.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.attentiontoolkit.api.task.Evaluation;
import org.junit.jupiter.api.Test;

/**
 * A model that copies writes the unknown token for an unknown word, and one of its heads looks at
 * that word, while the other looks everywhere alike.
 */
final class UnknownWordsTest extends CopyingTask {
  private static final String REPLACED = "decoding.replace-unknown = true";

  @Test
  void areWrittenAsASignUnlessTheyAreReplaced() throws IOException {
    assertThat(translate(prepared(task("lines.txt")), "b zebra a", "Zoo"))
        .containsExactly("b \u2047 a", "\u2047");
    assertThat(translate(prepared(task("lines.txt", REPLACED)), "b zebra a", "Zoo", "c"))
        .containsExactly("b zebra a", "Zoo", "c");
  }

  @Test
  void areReplacedInEvaluationsToo() throws IOException {
    Files.writeString(folder.resolve("strange.txt"), "a zebra b\nc\n");
    String data =
        "data.evaluation.strange { source = strange.txt, target = strange.txt }\n"
            + "attention-maps = 0";
    PreparedTranslation kept = prepared(task("lines.txt", data));
    Evaluation before = kept.evaluate(engine, copying(kept, 7), "strange");
    assertThat(before.score("sequence-accuracy").value()).isEqualTo(50);
    PreparedTranslation replaced = prepared(task("lines.txt", data, REPLACED));
    Evaluation after = replaced.evaluate(engine, copying(replaced, 7), "strange");
    assertThat(after.score("sequence-accuracy").value()).isEqualTo(100);
    assertThat(after.predictions().getFirst().notes()).contains("unknown-output");
    assertThat(after.maps()).isEmpty();
  }
}
