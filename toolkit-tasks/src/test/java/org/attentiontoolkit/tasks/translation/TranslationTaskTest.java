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
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Loss;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;

/** Batches, losses and facts of a task, and what is told of its mistakes. */
final class TranslationTaskTest extends CopyingTask {
  private final Parameters allocated = new Parameters();

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
  void theCoverageLossStandsBesideThatOfTheNextTokens() throws IOException {
    PreparedTranslation task = prepared(task("lines.txt", "coverage-loss = 0.5"));
    TranslationModel model = task.build(new CopyingParts(7, true), allocated.root());
    allocated.allocate(engine, 1);
    var batch = task.training().batch(0, 0);
    try (Tape tape = engine.differentiating()) {
      var loss = model.loss(tape, batch);
      assertThat(loss.parts())
          .extracting(Loss.Part::name)
          .containsExactly("cross-entropy", "coverage");
      Loss.Part tokens = loss.parts().getFirst();
      Loss.Part coverage = loss.parts().getLast();
      assertThat(batch.predictions())
          .containsOnly(
              Map.entry("cross-entropy", tokens.count()), Map.entry("coverage", tokens.count()));
      assertThat(coverage.sum().item()).isEqualTo(CopyingParts.COVERAGE_LOSS);
      assertThat(loss.mean())
          .isCloseTo(
              (tokens.sum().item() + 0.5 * CopyingParts.COVERAGE_LOSS) / tokens.count(),
              within(1e-6));
      assertThat(loss.meanNegativeLogLikelihood())
          .isEqualTo(tokens.negativeLogLikelihood() / tokens.count());
    }
  }

  @Test
  void aCoverageLossNeedsCoverage() throws IOException {
    PreparedTranslation task = prepared(task("lines.txt", "coverage-loss = 1"));
    assertThatThrownBy(() -> task.build(new CopyingParts(7), allocated.root()))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("task.coverage-loss needs a decoder")
        .hasMessageContaining("coverage = true");
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
    assertThatThrownBy(() -> task("lines.txt", "metric.tokenize = spm"))
        .hasMessageContainingAll("no tokenizer \"spm\"", "task.conf");
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
