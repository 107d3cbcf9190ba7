package org.attentiontoolkit.tasks.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.DecodingTrace;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.junit.jupiter.api.Test;

/** Scores, predictions and maps of a model that copies: all are known exactly. */
final class TranslationEvaluationTest extends CopyingTask {
  @Test
  void aPerfectModelScoresPerfectly() throws IOException {
    PreparedTranslation task =
        prepared(task("lines.txt", "decoding.batch = 2", "attention-maps = 2"));
    Evaluation evaluation = task.evaluate(engine, copying(task, 7), EvaluationSet.TEST);
    assertThat(evaluation.predictions().getFirst().source()).isEqualTo("b c a");
    assertThat(evaluation.predictions().getFirst().reference()).contains("b c a");
    assertThat(evaluation.predictions())
        .extracting(p -> p.output())
        .containsExactly(LINES.split("\n", -1)[0], "a b", "b a a c d", "c", "d a b c");
    assertThat(evaluation.score("bleu").value()).isCloseTo(100, within(1e-9));
    assertThat(evaluation.score("sequence-accuracy").value()).isEqualTo(100);
    assertThat(evaluation.score("token-accuracy").value()).isEqualTo(100);
    double loss = Math.log1p(6 * Math.exp(-SCALE));
    assertThat(evaluation.score("loss").value()).isCloseTo(loss, within(1e-6));
    assertThat(evaluation.score("perplexity").value()).isCloseTo(Math.exp(loss), within(1e-6));
    assertThat(evaluation.scores().getFirst().name()).isEqualTo("bleu");
    assertThat(evaluation.breakdowns().getFirst().groups()).hasSize(1);
  }

  @Test
  void eachPredictionHasItsNotesAndScores() throws IOException {
    PreparedTranslation task =
        prepared(task("lines.txt", "decoding { length-factor = 0, length-extra = 2 }"));
    Evaluation evaluation = task.evaluate(engine, copying(task, 7), EvaluationSet.TEST);
    assertThat(evaluation.predictions().get(2).notes()).containsExactly("cut-off", "much-shorter");
    assertThat(evaluation.predictions().get(3).notes()).isEmpty();
    assertThat(evaluation.predictions().get(3).scores()).containsOnlyKeys("bleu", "loss");
    assertThat(evaluation.predictions().get(3).scores().getOrDefault("bleu", 0.0))
        .isCloseTo(100, within(1e-9));
    assertThat(evaluation.notes()).extracting("name").contains("cut-off", "unknown-source");
  }

  /** Three of five outputs are cut, so that resamples differ; the loss of each is the same. */
  @Test
  void scoresHaveIntervals() throws IOException {
    PreparedTranslation task =
        prepared(task("lines.txt", "decoding { length-factor = 0.4, length-extra = 2 }"));
    Evaluation evaluation = task.evaluate(engine, copying(task, 7), EvaluationSet.TEST);
    assertThat(evaluation.resamples())
        .containsOnlyKeys("bleu", "sequence-accuracy", "loss", "perplexity", "token-accuracy");
    assertThat(evaluation.resamples().values()).allMatch(values -> values.size() == 1000);
    for (var score : evaluation.scores()) {
      var interval = score.interval().orElseThrow();
      assertThat(interval.low()).as(score.name()).isLessThanOrEqualTo(score.value() + 1e-12);
      assertThat(interval.high()).as(score.name()).isGreaterThanOrEqualTo(score.value() - 1e-12);
    }
    assertThat(evaluation.score("sequence-accuracy").interval().orElseThrow().low())
        .isLessThan(evaluation.score("sequence-accuracy").interval().orElseThrow().high());
  }

  @Test
  void mapsSayWhatEachHeadLookedAt() throws IOException {
    PreparedTranslation task = prepared(task("lines.txt", "attention-maps = 3"));
    Evaluation evaluation = task.evaluate(engine, copying(task, 7), EvaluationSet.VALID);
    assertThat(evaluation.maps()).hasSize(6);
    AttentionMap second = evaluation.maps().get(2);
    assertThat(second.example()).isEqualTo(1);
    assertThat(second.head()).isZero();
    assertThat(second.place()).isEqualTo("attention");
    assertThat(second.keys()).containsExactly("a", "b", "</s>");
    assertThat(second.queries()).containsExactly("a", "b", "</s>");
    assertThat(second.weights()).isDeepEqualTo(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    assertThat(evaluation.maps().get(1).weights()[0])
        .containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-7));
  }

  /** At step t the right token has a logit of {@code SCALE}, the other six have 0. */
  @Test
  void tracesSayWhatCouldHaveBeenWritten() throws IOException {
    PreparedTranslation task = prepared(task("lines.txt", "attention-maps = 3"));
    Evaluation evaluation = task.evaluate(engine, copying(task, 7), EvaluationSet.VALID);
    assertThat(evaluation.looks().traces())
        .extracting(DecodingTrace::example)
        .containsExactlyElementsOf(
            evaluation.maps().stream().map(AttentionMap::example).distinct().toList());
    DecodingTrace second = evaluation.looks().traces().get(1);
    assertThat(second.steps())
        .extracting(DecodingTrace.Step::token)
        .containsExactly("a", "b", "</s>");
    assertThat(second.kept()).as("a greedy search").isEmpty();
    double right = 1 / (1 + 6 * Math.exp(-SCALE));
    for (DecodingTrace.Step step : second.steps()) {
      assertThat(step.probability()).isCloseTo(right, within(1e-6));
      assertThat(step.likeliest()).hasSize(5);
      assertThat(step.likeliest().getFirst().token()).isEqualTo(step.token());
      assertThat(step.likeliest().get(4).probability())
          .isCloseTo(right * Math.exp(-SCALE), within(1e-6));
    }
  }

  /** The third and the fifth of five outputs are cut, the third more. */
  @Test
  void theFirstAndTheWorstOutputsHaveMaps() throws IOException {
    for (int most = 0; most < 7; most++) {
      PreparedTranslation task =
          prepared(
              task(
                  "lines.txt",
                  "attention-maps = " + most,
                  "decoding { length-factor = 0, length-extra = 3 }"));
      Evaluation evaluation = task.evaluate(engine, copying(task, 7), EvaluationSet.TEST);
      assertThat(evaluation.maps().stream().map(AttentionMap::example).distinct())
          .containsExactly(
              switch (most) {
                case 0 -> new Integer[] {};
                case 1 -> new Integer[] {0};
                case 2 -> new Integer[] {0, 2};
                case 3 -> new Integer[] {0, 1, 2};
                case 4 -> new Integer[] {0, 1, 2, 4};
                default -> new Integer[] {0, 1, 2, 3, 4};
              });
      assertThat(evaluation.maps()).hasSize(2 * Math.min(most, 5));
    }
  }

  @Test
  void aReversedTargetIsTurnedRoundAgain() throws IOException {
    PreparedTranslation task = prepared(task("reversed.txt", "reverse-target = true"));
    Evaluation evaluation = task.evaluate(engine, copying(task, 7), EvaluationSet.TEST);
    assertThat(evaluation.predictions().getFirst().output()).isEqualTo("a c b");
    assertThat(evaluation.score("sequence-accuracy").value()).isEqualTo(100);
    PreparedTranslation forward = prepared(task("reversed.txt"));
    assertThat(
            forward
                .evaluate(engine, copying(forward, 7), EvaluationSet.TEST)
                .score("sequence-accuracy")
                .value())
        .isLessThan(50);
  }

  @Test
  void sourcesThatAreTooLongToBeScoredAreNamedBeforeTraining() throws IOException {
    PreparedTranslation task = prepared(task("lines.txt", "decoding.max-source = 3"));
    assertThatThrownBy(task::data)
        .hasMessageContaining("data.too-long · Sources of valid are longer than the 3 tokens")
        .hasMessageContainingAll("lines.txt:3", "(5 tokens) and 1 more");
    assertThatThrownBy(() -> task.evaluate(engine, copying(task, 7), EvaluationSet.TRAIN))
        .hasMessageContaining("Sources of train are longer");
  }

  /** Blanks at its end, doubled ones and tabs belong to the file, not to the sentence. */
  @Test
  void whiteSpaceOfTheReferenceIsNoMistake() throws IOException {
    Files.writeString(
        folder.resolve("spaced.txt"), "b c a \na  b\n b\ta a c d\nc\r\nd a b c\u0020\u0020\n");
    PreparedTranslation task = prepared(task("spaced.txt"));
    Evaluation evaluation = task.evaluate(engine, copying(task, 7), EvaluationSet.TEST);
    assertThat(evaluation.score("sequence-accuracy").value()).isEqualTo(100);
    assertThat(evaluation.score("bleu").value()).isCloseTo(100, within(1e-9));
  }
}
