package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.runner.command.CommandLineHarness;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.folder.RunFacts;
import org.attentiontoolkit.runner.folder.RunFacts.LaterEvaluation;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.tensor.io.SafeTensors;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.kernel.memory.MemoryBudget;
import org.attentiontoolkit.tensor.kernel.memory.Nd4jMemory;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is used again after something of it has changed. */
class LaterEvaluationTest {
  @TempDir private static Path once;
  @TempDir private Path folder;
  private RunFolder run;

  @BeforeAll
  static void learn() {
    Ran ran =
        CommandLineHarness.toolkit(
            "run",
            TinyExperiment.write(once).toString(),
            "--runs",
            once.resolve("runs").toString(),
            "--name",
            "one",
            "--set",
            "training.max-epochs=2");
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  /** Each test changes a copy; its configuration names the data of the original. */
  @BeforeEach
  void copyRun() throws IOException {
    copy(once.resolve("runs/tiny/one"), folder.resolve("run"));
    run = RunFolder.open(folder.resolve("run"));
  }

  @Test
  void nothingNewIsWrittenWhenAllIsAsBefore() throws IOException {
    RunFacts before = run.readRecord().facts();
    Files.delete(run.report());
    Ran again = evaluate();
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(run.readRecord().facts()).isEqualTo(before);
    assertThat(run.report()).exists();
  }

  @Test
  void aSplitThatTheRunDidNotEvaluateGetsItsPlace() {
    Ran train = evaluate("--split", "train");
    assertThat(train.code()).as(train.err()).isZero();
    assertThat(run.readRecord().facts().scoresOf(EvaluationSet.TRAIN)).isNotEmpty();
    assertThat(run.predictions(EvaluationSet.TRAIN)).isNotEmptyFile();
  }

  @Test
  void changedDataAreRefusedAndForcedResultsStandBesideTheFirst() throws IOException {
    Path target = once.resolve("test.tgt");
    String text = Files.readString(target);
    RunFacts before = run.readRecord().facts();
    byte[] predictions = Files.readAllBytes(run.predictions(EvaluationSet.TEST));
    try {
      Files.writeString(target, text.replaceFirst("one", "two"));
      Ran refused = evaluate();
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("run.data-changed: test.target", target.toString());
      assertThat(run.readRecord().facts()).isEqualTo(before);

      assertThat(evaluate("--split", "valid").code()).as("valid has not changed").isZero();

      Ran forced = evaluate("--force");
      assertThat(forced.code()).as(forced.err()).isZero();
      assertThat(forced.err()).contains("warning: test.target is not as it was in the run.");
    } finally {
      Files.writeString(target, text);
    }
    RunFacts after = run.readRecord().facts();
    assertThat(after.scores()).isEqualTo(before.scores());
    assertThat(run.predictions(EvaluationSet.TEST)).hasBinaryContent(predictions);
    LaterEvaluation later = after.again().getFirst();
    assertThat(later.changed()).containsExactly(target.toString());
    assertThat(later.scores()).isNotEqualTo(before.scoresOf(EvaluationSet.TEST));
    assertThat(run.paths(later.name(), EvaluationSet.TEST).predictions()).isNotEmptyFile();
    assertThat(run.report()).content().contains("class=\"later\"", later.name(), target.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.safetensors", "task/source.vocab", "config.conf"})
  void everyCommandNoticesAChangedByte(String name) throws IOException {
    Path file = run.path().resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length * 2 / 3] ^= 1;
    Files.write(file, bytes);
    isRefused(evaluate(), "run.changed: A file of the run changed", file);
    isRefused(translate(), "run.changed: A file of the run changed", file);
  }

  @Test
  void aFileThatIsGoneIsNoticed() throws IOException {
    Path vocabulary = run.task().resolve("target.vocab");
    Files.delete(vocabulary);
    isRefused(translate(), "run.changed: A file of the run is gone", vocabulary);
  }

  @Test
  void linesOfAVocabularyThatChangedPlacesAreUsedOnlyByForce() throws IOException {
    Path vocabulary = run.task().resolve("target.vocab");
    List<String> lines = new ArrayList<>(Files.readAllLines(vocabulary));
    Collections.swap(lines, 3, 5);
    Files.writeString(vocabulary, String.join("\n", lines) + "\n");
    isRefused(translate(), "run.changed", vocabulary);
    Ran forced = translate("--force");
    assertThat(forced.code()).as(forced.err()).isZero();
    assertThat(forced.err()).contains("warning: A file of the run changed", vocabulary.toString());
  }

  /** A run that was killed has no checksum of its parameters, but they have their own. */
  @Test
  void parametersOfAKilledRunAreCheckedToo() throws IOException {
    JsonObject record = JsonParser.parseString(Files.readString(run.record())).getAsJsonObject();
    record.getAsJsonObject("sha256").remove("model.safetensors");
    Files.writeString(run.record(), record.toString());
    assertThat(translate().code()).isZero();
    byte[] bytes = Files.readAllBytes(run.model());
    bytes[bytes.length - 1] ^= 1;
    Files.write(run.model(), bytes);
    isRefused(translate("--force"), "safetensors.checksum", run.model());
    Map<String, DenseArray> tensors = new java.util.LinkedHashMap<>();
    try (SafeTensorsReader reader = SafeTensorsReader.open(run.model())) {
      reader
          .tensors()
          .keySet()
          .forEach(n ->
              tensors.put(
                  n, reader.read(n, new Nd4jMemory(MemoryBudget.ofProcess()), Precision.FLOAT)));
    }
    SafeTensors.write(run.model(), tensors, Map.of());
    isRefused(translate("--force"), "safetensors.checksum", run.model());
  }

  /** Earlier versions wrote such models. */
  @Test
  void aModelThatIsNotANumberIsNoModel() throws IOException {
    JsonObject record = JsonParser.parseString(Files.readString(run.record())).getAsJsonObject();
    record.remove("sha256");
    Files.writeString(run.record(), record.toString());
    Map<String, DenseArray> tensors = new java.util.LinkedHashMap<>();
    try (SafeTensorsReader reader = SafeTensorsReader.open(run.model())) {
      reader
          .tensors()
          .keySet()
          .forEach(n ->
              tensors.put(
                  n, reader.read(n, new Nd4jMemory(MemoryBudget.ofProcess()), Precision.FLOAT)));
    }
    tensors.values().iterator().next().set(3, Double.NaN);
    SafeTensors.write(run.model(), tensors, Map.of());
    isRefused(translate(), "run.model-not-finite", run.model());
    isRefused(evaluate("--force"), "run.model-not-finite", run.model());
  }

  private static void isRefused(Ran ran, String message, Path file) {
    assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).contains(message, file.toString());
    assertThat(ran.out()).isEmpty();
  }

  private Ran evaluate(String... options) {
    List<String> words = new ArrayList<>(List.of("evaluate", run.toString()));
    words.addAll(List.of(options));
    return CommandLineHarness.toolkit(words.toArray(String[]::new));
  }

  private Ran translate(String... options) {
    List<String> words = new ArrayList<>(List.of("translate", run.toString()));
    words.addAll(List.of(options));
    return CommandLineHarness.toolkitWithInput("one two\n", words.toArray(String[]::new));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
