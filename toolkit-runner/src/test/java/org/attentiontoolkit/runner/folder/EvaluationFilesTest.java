package org.attentiontoolkit.runner.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.statistics.ConfidenceInterval;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.Breakdown;
import org.attentiontoolkit.api.task.DecodingTrace;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.HeadSummary;
import org.attentiontoolkit.api.task.Looks;
import org.attentiontoolkit.api.task.Note;
import org.attentiontoolkit.api.task.Prediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluationFilesTest {
  @TempDir private Path runs;

  @Test
  void anEvaluationComesBack() throws IOException {
    RunFolder folder = RunFolder.create(runs, "quickstart", Optional.empty());
    assertThat(EvaluationFiles.read(folder.paths(EvaluationSet.TEST), EvaluationSet.TEST))
        .isEmpty();
    Evaluation evaluation = evaluation();
    EvaluationFiles.write(folder.paths(EvaluationSet.TEST), evaluation);

    Evaluation read =
        EvaluationFiles.read(folder.paths(EvaluationSet.TEST), EvaluationSet.TEST).orElseThrow();
    assertThat(read.scores()).isEqualTo(evaluation.scores());
    assertThat(read.predictions()).isEqualTo(evaluation.predictions());
    assertThat(read.breakdowns()).isEqualTo(evaluation.breakdowns());
    assertThat(read.notes()).isEqualTo(evaluation.notes());
    assertThat(read.resamples()).isEqualTo(evaluation.resamples());
    AttentionMap map = read.maps().getFirst();
    assertThat(map.queries()).containsExactly("a", "</s>");
    assertThat(map.keys()).containsExactly("ü");
    assertThat(map.example()).isEqualTo(1);
    assertThat(map.head()).isEqualTo(3);
    assertThat(map.weights()).isDeepEqualTo(new double[][] {{0.25}, {0}});
    assertThat(Files.readAllLines(folder.predictions(EvaluationSet.TEST)))
        .containsExactly(
            "source\treference\toutput\tnotes\tbleu\tloss",
            "tab\\there\tline\\nend\\\\n\t\\r<b>\tcut-off repeats\t12.5\tInfinity",
            "\t\t\t\t\t");
    assertThat(Files.readString(folder.outputs(EvaluationSet.TEST))).isEqualTo(" <b>\n\n");
  }

  private static Evaluation evaluation() {
    return new Evaluation(
        EvaluationSet.TEST,
        List.of(
            new MetricScore(
                "perplexity", Double.POSITIVE_INFINITY, "e^loss", MetricScore.Better.LOWER),
            new MetricScore(
                "bleu",
                31.25,
                "BLEU|nrefs:1",
                MetricScore.Better.HIGHER,
                Optional.of(new ConfidenceInterval(30.5, 32.125)))),
        List.of(
            new Prediction(
                "tab\there",
                "line\nend\\n",
                "\r<b>",
                List.of("cut-off", "repeats"),
                scores(12.5, Double.POSITIVE_INFINITY)),
            new Prediction("", "", "")),
        List.of(
            new AttentionMap(
                1,
                "attention",
                3,
                List.of("a", "</s>"),
                List.of("ü"),
                new double[][] {{0.25}, {1e-9}})),
        List.of(
            new Breakdown(
                "bleu",
                "source length",
                List.of(
                    new Breakdown.Group("1–10", 7, 33.3),
                    new Breakdown.Group(
                        "11–20", 8, 20, Optional.of(new ConfidenceInterval(17.5, 22.5)))))),
        List.of(new Note("cut-off", "It never ended.")),
        Map.of("bleu", List.of(1.5, Double.NaN, 99.99999)));
  }

  private static Map<String, Double> scores(double bleu, double loss) {
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("bleu", bleu);
    scores.put("loss", loss);
    return scores;
  }

  @Test
  void whatWasLookedAtIsReadAsItWasWritten() {
    Looks looks =
        new Looks(
            List.of(
                new AttentionMap(
                    1,
                    AttentionMap.Slot.DECODER,
                    2,
                    "layer.2.self-attention",
                    3,
                    List.of("a"),
                    List.of("<s>"),
                    new double[][] {{0.25}})),
            List.of(new HeadSummary(AttentionMap.Slot.ENCODER, 1, 2, 1.5, 0.75, 99)),
            List.of(
                new DecodingTrace(
                    1,
                    List.of(
                        new DecodingTrace.Step(
                            "a", 0.5, List.of(new DecodingTrace.Choice("b", 0.5)))),
                    List.of(List.of(new DecodingTrace.Kept(0, "a", -0.693147, true, true))))));
    Evaluation evaluation =
        new Evaluation(
            EvaluationSet.TEST,
            List.of(),
            List.of(new Prediction("a", "b", "c")),
            looks,
            List.of(),
            List.of(),
            Map.of());
    RunFolder folder = RunFolder.create(runs, "quickstart", Optional.empty());
    EvaluationFiles.write(folder.paths(EvaluationSet.TEST), evaluation);
    assertThat(EvaluationFiles.read(folder.paths(EvaluationSet.TEST), EvaluationSet.TEST))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(evaluation);
  }

  /** As version 0.1.0 of November 2026 wrote it: three columns, no intervals, notes, resamples. */
  @Test
  void anEvaluationOfBeforeIsRead() throws IOException {
    RunFolder folder = RunFolder.create(runs, "quickstart", Optional.empty());
    Files.createDirectories(folder.predictions(EvaluationSet.TEST).getParent());
    Files.createDirectories(folder.evaluation(EvaluationSet.TEST).getParent());
    Files.writeString(
        folder.predictions(EvaluationSet.TEST),
        "source\treference\toutput\neleven\telf\tzw\\tölf\n");
    Files.writeString(
        folder.evaluation(EvaluationSet.TEST),
        """
        {"scores":[{"name":"bleu","value":98.5,"definition":"BLEU|nrefs:1","better":"higher"}],\
        "breakdowns":[{"score":"bleu","by":"source length",\
        "groups":[{"label":"1–10","examples":648,"value":98.87}]}],"attention":[]}
        """);
    assertThat(EvaluationFiles.read(folder.paths(EvaluationSet.TEST), EvaluationSet.TEST))
        .contains(
            new Evaluation(
                EvaluationSet.TEST,
                List.of(new MetricScore("bleu", 98.5, "BLEU|nrefs:1", MetricScore.Better.HIGHER)),
                List.of(new Prediction("eleven", "elf", "zw\tölf")),
                List.of(),
                List.of(
                    new Breakdown(
                        "bleu",
                        "source length",
                        List.of(new Breakdown.Group("1–10", 648, 98.87))))));
  }

  @Test
  void damageIsNamed() throws IOException {
    RunFolder folder = RunFolder.create(runs, "quickstart", Optional.empty());
    EvaluationFiles.write(
        folder.paths(EvaluationSet.TEST),
        new Evaluation(EvaluationSet.TEST, List.of(), List.of(), List.of(), List.of()));
    Files.writeString(
        folder.predictions(EvaluationSet.TEST), "source\treference\toutput\none\ttwo\n");
    assertThatThrownBy(
            () -> EvaluationFiles.read(folder.paths(EvaluationSet.TEST), EvaluationSet.TEST))
        .hasMessage(
            "run.damaged · A line of the predictions has 2 columns, not 3. · "
                + folder.predictions(EvaluationSet.TEST)
                + ":2");
    Files.writeString(folder.predictions(EvaluationSet.TEST), "source\treference\toutput\n");
    Files.writeString(folder.evaluation(EvaluationSet.TEST), "{\"scores\": 7}");
    assertThatThrownBy(
            () -> EvaluationFiles.read(folder.paths(EvaluationSet.TEST), EvaluationSet.TEST))
        .hasMessageStartingWith("run.damaged · The evaluation is damaged:");
  }
}
