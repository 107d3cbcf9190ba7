package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.attentiontoolkit.runner.command.CommandLineHarness;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.folder.Origin;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.kernel.memory.MemoryBudget;
import org.attentiontoolkit.tensor.kernel.memory.Nd4jMemory;
import org.attentiontoolkit.tensor.memory.Precision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is the mean of models of another, as its users see it. */
class ModelAverageTest {
  @TempDir private static Path once;
  @TempDir private Path folder;

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
            "training.max-epochs=5",
            "--set",
            "training.keep-last=3",
            "--set",
            "training.keep-best=2");
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  @Test
  void theMeanOfTheLastIsARunLikeAnyOther() throws IOException {
    RunFolder made = made("--last", "3");
    double[] sums = new double[0];
    for (long step : new long[] {90, 120, 150}) {
      double[] values = values(checkpoint(step));
      sums = sums.length == 0 ? new double[values.length] : sums;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += values[i];
      }
    }
    double[] mean = values(made.model());
    assertThat(mean).hasSameSizeAs(sums);
    for (int i = 0; i < mean.length; i++) {
      assertThat(mean[i]).isEqualTo((float) (sums[i] / 3));
    }
    Ran evaluated = CommandLineHarness.toolkit("evaluate", made.path().toString());
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    assertThat(made.readRecord().facts().scoresOf("test")).isNotEmpty();
    Ran translated =
        CommandLineHarness.toolkitWithInput("one two\n", "translate", made.path().toString());
    assertThat(translated.code()).as(translated.err()).isZero();
    assertThat(translated.out()).endsWith("\n");
    Ran beside =
        CommandLineHarness.toolkit("report", made.path().toString(), "--beside", run().toString());
    assertThat(beside.code()).as(beside.err()).isZero();
    assertThat(Files.readString(made.report()))
        .contains("the mean of 3 models of tiny/one: steps 90, 120, 150");
  }

  @Test
  void theRecordSaysWhatItIsTheMeanOf() {
    RunFolder made = made("--steps", "150,120");
    RunRecord record = made.readRecord();
    assertThat(record.outcome().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(record.start().command()).contains("average", "--steps");
    assertThat(record.facts().kept().orElseThrow().step()).isEqualTo(150);
    assertThat(record.facts().scores()).isEmpty();
    Origin.Mean mean = (Origin.Mean) record.facts().origin().orElseThrow();
    assertThat(mean.run()).isEqualTo("tiny/one");
    assertThat(mean.path()).isEqualTo(run().toString());
    assertThat(mean.models()).extracting(Origin.Model::step).containsExactly(120L, 150L);
    assertThat(mean.models()).extracting(Origin.Model::sha256).doesNotHaveDuplicates();
    assertThat(record.facts().sha256()).containsKeys("config.conf", "model.safetensors");
  }

  /** Which they are, the measurements say. */
  @Test
  void theBestAreThoseWithTheBestScores() throws IOException {
    record Measured(long step, double bleu, double loss) {}
    List<Long> best =
        Files.readAllLines(RunFolder.open(run()).metrics()).stream()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .filter(json -> json.has("valid.bleu"))
            .map(json -> new Measured(step(json), number(json, "bleu"), number(json, "loss")))
            .sorted(
                Comparator.comparingDouble((Measured m) -> -m.bleu)
                    .thenComparingDouble(m -> m.loss))
            .limit(2)
            .map(m -> m.step)
            .sorted()
            .toList();
    Origin.Mean mean =
        (Origin.Mean) made("--best", "2").readRecord().facts().origin().orElseThrow();
    assertThat(mean.models()).extracting(Origin.Model::step).containsExactlyElementsOf(best);
  }

  @Test
  void withoutAPlaceItIsBesideTheRunAndTheLastOfItIsTheModelOfThatStep() {
    Ran ran = CommandLineHarness.toolkit("average", run().toString(), "--last", "1");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out().strip()).isEqualTo(run() + "-last-1");
    assertThat(values(RunFolder.open(Path.of(ran.out().strip())).model()))
        .isEqualTo(values(checkpoint(150)));
    Ran again = CommandLineHarness.toolkit("average", run().toString(), "--last", "1");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("run.exists");
  }

  @Test
  void whatWasNotKeptIsTold() {
    isRefused("average.too-many", "--last", "4");
    isRefused("average.too-many", "--best", "3");
    isRefused("average.no-step: The run kept no model of step 7.", "--steps", "150,7");
    isRefused("command.usage", "--last", "0");
    isRefused("steps are numbers with commas between, unlike", "--steps", "150;7");
    isRefused("command.usage", "--last", "1", "--best", "1");
    isRefused("command.usage");
    Path made = made("--last", "2").path();
    Ran twice = CommandLineHarness.toolkit("average", made.toString(), "--last", "1");
    assertThat(twice.code()).isEqualTo(2);
    assertThat(twice.err()).contains("average.no-models", "training.keep-last = 5");
  }

  @Test
  void aFileThatHasChangedMakesNoMean() throws IOException {
    Path copy = folder.resolve("copy");
    copy(run(), copy);
    Path damaged = copy.resolve("checkpoints/step-120.safetensors");
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    Path to = folder.resolve("mean");
    Ran ran =
        CommandLineHarness.toolkit(
            "average", copy.toString(), "--last", "2", "--to", to.toString());
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("safetensors.checksum", damaged.toString());
    assertThat(RunFolder.open(to).readRecord().outcome().status()).isEqualTo(RunStatus.FAILED);
    assertThat(to.resolve("model.safetensors")).doesNotExist();
    Files.writeString(copy.resolve("config.conf"), "\n# changed\n");
    Ran changed = CommandLineHarness.toolkit("average", copy.toString(), "--last", "1");
    assertThat(changed.err()).contains("run.changed");
  }

  @Test
  void aNumberBelowZeroIsTold() {
    Ran ran =
        CommandLineHarness.toolkit(
            "check", once.resolve("tiny.conf").toString(), "--set", "training.keep-best=-1");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("training.keep-best");
  }

  private RunFolder made(String... which) {
    Path to = folder.resolve("averaged");
    List<String> words = new ArrayList<>(List.of("average", run().toString()));
    words.addAll(List.of(which));
    words.addAll(List.of("--to", to.toString()));
    Ran ran = CommandLineHarness.toolkit(words.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out().strip()).isEqualTo(to.toString());
    return RunFolder.open(to);
  }

  private static void isRefused(String message, String... which) {
    List<String> words = new ArrayList<>(List.of("average", run().toString()));
    words.addAll(List.of(which));
    Ran ran = CommandLineHarness.toolkit(words.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).contains(message);
    assertThat(ran.out()).isEmpty();
  }

  private static Path run() {
    return once.resolve("runs/tiny/one");
  }

  private static Path checkpoint(long step) {
    return run().resolve("checkpoints/step-" + step + ".safetensors");
  }

  /** All values of a file, tensor after tensor. */
  private static double[] values(Path file) {
    try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
      Nd4jMemory memory = new Nd4jMemory(MemoryBudget.ofProcess());
      return reader.tensors().keySet().stream()
          .flatMapToDouble(name ->
              java.util.Arrays.stream(reader.read(name, memory, Precision.DOUBLE).toDoubles()))
          .toArray();
    }
  }

  private static long step(JsonObject json) {
    return json.get("step").getAsLong();
  }

  private static double number(JsonObject json, String score) {
    return json.get("valid." + score).getAsDouble();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
