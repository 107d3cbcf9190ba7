package org.attentiontoolkit.runner.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.Breakdown;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.api.task.Score;
import org.attentiontoolkit.api.task.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluationFilesTest {
  @TempDir private Path runs;

  @Test
  void anEvaluationComesBack() throws IOException {
    RunFolder folder = RunFolder.create(runs, "quickstart", Optional.empty());
    assertThat(EvaluationFiles.read(folder.paths(Split.TEST), Split.TEST)).isEmpty();
    Evaluation evaluation = evaluation();
    EvaluationFiles.write(folder.paths(Split.TEST), evaluation);

    Evaluation read = EvaluationFiles.read(folder.paths(Split.TEST), Split.TEST).orElseThrow();
    assertThat(read.scores()).isEqualTo(evaluation.scores());
    assertThat(read.predictions()).isEqualTo(evaluation.predictions());
    assertThat(read.breakdowns()).isEqualTo(evaluation.breakdowns());
    AttentionMap map = read.maps().getFirst();
    assertThat(map.queries()).containsExactly("a", "</s>");
    assertThat(map.keys()).containsExactly("ü");
    assertThat(map.example()).isEqualTo(1);
    assertThat(map.head()).isEqualTo(3);
    assertThat(map.weights()).isDeepEqualTo(new double[][] {{0.25}, {0}});
    assertThat(Files.readAllLines(folder.predictions(Split.TEST)))
        .containsExactly(
            "source\treference\toutput", "tab\\there\tline\\nend\\\\n\t\\r<b>", "\t\t");
    assertThat(Files.readString(folder.outputs(Split.TEST))).isEqualTo(" <b>\n\n");
  }

  private static Evaluation evaluation() {
    return new Evaluation(
        Split.TEST,
        List.of(new Score("perplexity", Double.POSITIVE_INFINITY, "e^loss", Score.Better.LOWER)),
        List.of(new Prediction("tab\there", "line\nend\\n", "\r<b>"), new Prediction("", "", "")),
        List.of(
            new AttentionMap(
                1,
                "attention",
                3,
                List.of("a", "</s>"),
                List.of("ü"),
                new double[][] {{0.25}, {1e-9}})),
        List.of(
            new Breakdown("bleu", "source length", List.of(new Breakdown.Group("1–10", 7, 33.3)))));
  }

  @Test
  void damageIsNamed() throws IOException {
    RunFolder folder = RunFolder.create(runs, "quickstart", Optional.empty());
    EvaluationFiles.write(
        folder.paths(Split.TEST),
        new Evaluation(Split.TEST, List.of(), List.of(), List.of(), List.of()));
    Files.writeString(folder.predictions(Split.TEST), "source\treference\toutput\none\ttwo\n");
    assertThatThrownBy(() -> EvaluationFiles.read(folder.paths(Split.TEST), Split.TEST))
        .hasMessage(
            "run.damaged · A line of the predictions has 2 columns, not 3. · "
                + folder.predictions(Split.TEST)
                + ":2");
    Files.writeString(folder.predictions(Split.TEST), "source\treference\toutput\n");
    Files.writeString(folder.evaluation(Split.TEST), "{\"scores\": 7}");
    assertThatThrownBy(() -> EvaluationFiles.read(folder.paths(Split.TEST), Split.TEST))
        .hasMessageStartingWith("run.damaged · The evaluation is damaged:");
  }
}
