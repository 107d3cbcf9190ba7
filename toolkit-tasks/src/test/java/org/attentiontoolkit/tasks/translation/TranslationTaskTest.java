package org.attentiontoolkit.tasks.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TextTranslator;
import org.attentiontoolkit.api.task.Workspace;
import org.attentiontoolkit.tasks.TasksPlugin;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Tape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task around a model that copies: what goes in and what comes out is known exactly. */
final class TranslationTaskTest {
  private static final double SCALE = 10;
  private static final String LINES = "b c a\na b\nb a a c d\nc\nd a b c\n";

  @TempDir Path folder;
  private final Components components = Plugins.of(List.of(new TasksPlugin()));
  private final Engine engine = Engine.create(EngineOptions.defaults().withThreads(1));

  @BeforeEach
  void writeCorpus() throws IOException {
    Files.writeString(folder.resolve("lines.txt"), LINES);
    Files.writeString(folder.resolve("reversed.txt"), "a c b\nb a\nd c a a b\nc\nc b a d\n");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private TranslationTask task(String target, String... settings) throws IOException {
    String files = "{ source = lines.txt, target = " + target + " }";
    String text =
        "type = translation\ndata { type = parallel-text, folder = .\n train = %s\n valid = %s\n test = %s\n}\n"
                .formatted(files, files, files)
            + String.join("\n", settings)
            + "\n";
    Path file = Files.writeString(folder.resolve("task.conf"), text);
    return (TranslationTask) components.create(Kind.TASK, ConfigFiles.load(file, List.of()));
  }

  private Workspace workspace(Path run) {
    return new Workspace(run, folder.resolve("cache"), 1, Stop.NEVER);
  }

  private PreparedTranslation prepared(TranslationTask task) throws IOException {
    return task.prepare(workspace(Files.createTempDirectory(folder, "run")));
  }

  /** A model whose head passes the copied token on. */
  private TranslationModel copying(PreparedTranslation task, int vocabulary) {
    Parameters parameters = new Parameters();
    TranslationModel model = task.build(new CopyingParts(vocabulary), parameters.root());
    parameters.allocate(engine, 1);
    for (Parameter parameter : parameters.all()) {
      double[] values = new double[(int) parameter.shape().length()];
      for (int i = 0; parameter.name().equals("head.weight") && i < vocabulary; i++) {
        values[i * vocabulary + i] = SCALE;
      }
      parameter.data().set(values);
    }
    return model;
  }

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

  private List<String> translate(PreparedTranslation task, String... lines) {
    return translations(task, lines).stream().map(TextTranslator.Translation::text).toList();
  }

  private List<TextTranslator.Translation> translations(PreparedTranslation task, String... lines) {
    return task.translator()
        .orElseThrow()
        .translate(engine, copying(task, 7), Arrays.asList(lines), Attention.Weights.UNWANTED);
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

  @Test
  void theLossIsThatOfTheNextTokens() throws IOException {
    PreparedTranslation task =
        prepared(task("lines.txt", "batch.sentences = 2", "label-smoothing = 0.1"));
    TranslationModel model = copying(task, 7);
    try (Tape tape = engine.differentiating()) {
      var loss = model.loss(tape, task.training().batch(0, 0));
      double sure = Math.log1p(6 * Math.exp(-SCALE));
      // 0.9 on the right token and a seventh of 0.1 on each, as PyTorch's label_smoothing.
      double expected = sure + 0.1 * 6 / 7 * SCALE;
      var part = loss.parts().getFirst();
      assertThat(loss.parts()).hasSize(1);
      assertThat(part.name()).isEqualTo("cross-entropy");
      assertThat(loss.mean()).isCloseTo(expected, within(1e-5));
      assertThat(part.sum().item()).isCloseTo(expected * part.count(), within(1e-4));
      assertThat(part.negativeLogLikelihood() / part.count()).isCloseTo(sure, within(1e-6));
      assertThat(part.count()).isEqualTo(task.training().batch(0, 0).tokens() / 2);
      assertThat(task.training().batch(0, 0).predictions())
          .containsExactly(Map.entry(part.name(), part.count()));
    }
  }

  @Test
  void batchesAreAFunctionOfSeedEpochAndPosition() throws IOException {
    TranslationTask task = task("lines.txt", "batch.sentences = 2");
    var first = prepared(task).training();
    var again = prepared(task).training();
    assertThat(first.batches(0)).isEqualTo(3);
    again.batch(4, 2);
    for (int position : new int[] {2, 0, 1}) {
      TranslationBatch a = first.batch(0, position);
      TranslationBatch b = again.batch(0, position);
      assertThat(a.source().ids()).isEqualTo(b.source().ids());
      assertThat(a.outputs()).isEqualTo(b.outputs());
    }
  }

  @Test
  void inputsAreTheOutputsShiftedByOne() throws IOException {
    var batch = prepared(task("lines.txt")).training().batch(0, 0);
    assertThat(batch.size()).isEqualTo(5);
    assertThat(batch.tokens()).isEqualTo(2 * (15 + 5));
    for (int b = 0; b < batch.size(); b++) {
      int start = batch.inputs().segments().start(b);
      int end = batch.inputs().segments().end(b);
      assertThat(batch.inputs().ids()[start]).isEqualTo(1);
      assertThat(batch.outputs()[end - 1]).isEqualTo(2);
      assertThat(Arrays.copyOfRange(batch.inputs().ids(), start + 1, end))
          .isEqualTo(Arrays.copyOfRange(batch.outputs(), start, end - 1));
    }
  }

  @Test
  void aRestoredTaskTranslatesWithoutItsData() throws IOException {
    TranslationTask task = task("lines.txt");
    Path run = Files.createTempDirectory(folder, "run");
    task.prepare(workspace(run));
    Files.delete(folder.resolve("lines.txt"));
    assertThat(translate(task.restore(workspace(run)), "c a b")).containsExactly("c a b");
    assertThatThrownBy(() -> task.restore(workspace(folder)))
        .hasMessageContaining("file.missing")
        .hasMessageContaining("source.vocab");
    assertThatThrownBy(task::check).hasMessageContaining("lines.txt");
  }

  @Test
  void factsCountExamplesAndTokens() throws IOException {
    PreparedTranslation task = prepared(task("lines.txt", "max-length.source = 3"));
    DataFact train =
        task.data().stream().filter(f -> f.name().equals("train.examples")).findFirst().get();
    assertThat(train.facts())
        .containsEntry("examples", "3")
        .containsEntry("left out as too long", "2")
        .containsEntry("source tokens", "9");
    assertThat(task.data()).extracting(DataFact::name).contains("train.source", "test.target");
  }

  @Test
  void mistakesInTheFileAreToldWithTheirLine() {
    assertThatThrownBy(() -> task("lines.txt", "batch.sentence = 2", "target-tokenizer = words"))
        .hasMessageContainingAll("task.conf:", "did you mean sentences", "did you mean word?");
    assertThatThrownBy(() -> task("lines.txt", "metric.tokenize = intl"))
        .hasMessageContainingAll("no tokenizer \"intl\"", "task.conf");
  }

  @Test
  void aLocaleWithoutRulesIsToldWithItsLine() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pairs.conf"), "type = spell-out\nsource = en\ntarget = german\n");
    var section = ConfigFiles.load(file, List.of());
    assertThatThrownBy(() -> components.create(Kind.DATA_SOURCE, section))
        .hasMessageContainingAll("\"german\" is not known", "de (German)", "pairs.conf");
    components.create(
        Kind.DATA_SOURCE, ConfigFiles.load(file, List.of("target=de", "items.max=2")));
  }
}
