package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.runner.command.CommandLineHarness;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.folder.Measurement;
import org.attentiontoolkit.runner.folder.MetricsLog;
import org.attentiontoolkit.runner.folder.RunFacts.KeptModel;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file to a run folder and back, through the command line. */
class ExperimentTest {
  @TempDir private static Path folder;
  private static Path file;
  private static Ran ran;
  private static RunFolder run;

  @BeforeAll
  static void learn() {
    file = TinyExperiment.write(folder);
    ran = run("first");
    assertThat(ran.code()).as(ran.err()).isZero();
    run = RunFolder.open(folder.resolve("runs/tiny/first"));
  }

  @Test
  void learnsToReverseWords() {
    assertThat(ran.out())
        .containsPattern("test +bleu +100\\.0000")
        .containsPattern("test +sequence-accuracy +100\\.0000");
    assertThat(ran.out().lines().toList().getLast()).isEqualTo(run.toString());
  }

  @Test
  void saysTheSevenSteps() {
    List<String> steps =
        ran.err().lines().map(line -> line.replaceFirst(":.*", "")).distinct().toList();
    assertThat(steps)
        .containsSubsequence(
            "read config",
            "load plugins",
            "check everything",
            "prepare data",
            "build model",
            "train and evaluate",
            "write the record");
  }

  @Test
  void writesTheRecord() {
    RunRecord record = run.readRecord();
    assertThat(record.outcome().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(record.facts().parameters()).isPositive();
    assertThat(record.facts().data()).isNotEmpty();
    assertThat(record.facts().engine()).containsKeys("kernels", "openblas-kernels", "vector-bits");
    assertThat(record.facts().seconds()).containsKeys("prepare data", "train", "evaluate");
    assertThat(record.start().command()).startsWith("toolkit", "run");
    assertThat(record.facts().scores())
        .anySatisfy(s -> {
          assertThat(s.set()).isEqualTo(EvaluationSet.TEST);
          assertThat(s.score().name()).isEqualTo("bleu");
          assertThat(s.score().value()).isCloseTo(100, within(1e-9));
        });
  }

  /**
   * The last of equally good models, or of better ones the first: what the table of scores says.
   */
  @Test
  void saysWhichModelItKept() {
    KeptModel kept = run.readRecord().facts().kept().orElseThrow();
    List<Measurement> metrics = MetricsLog.read(run.metrics());
    Measurement best =
        metrics.stream()
            .filter(m -> m.values().containsKey("valid.bleu"))
            .max(
                Comparator.comparingDouble(
                        (Measurement m) -> m.values().getOrDefault("valid.bleu", 0.0))
                    .thenComparing(m -> -m.values().getOrDefault("valid.loss", 0.0)))
            .orElseThrow();
    assertThat(kept)
        .isEqualTo(new KeptModel(best.step(), (int) best.step() / 30, "best bleu on valid"));
    assertThat(ran.err())
        .contains("the model is that of step " + kept.step() + ", epoch " + kept.epoch());
    assertThat(metrics)
        .filteredOn(m -> m.values().containsKey("test.bleu"))
        .extracting(Measurement::step)
        .containsExactly(kept.step());
  }

  @Test
  void writesEverythingElse() {
    assertThat(run.config()).isNotEmptyFile();
    assertThat(run.model()).isNotEmptyFile();
    assertThat(run.outputs(EvaluationSet.TEST)).hasSameTextualContentAs(folder.resolve("test.tgt"));
    assertThat(run.log()).content().contains("learning rate").contains("write the record");
    List<Measurement> metrics = MetricsLog.read(run.metrics());
    assertThat(metrics).anySatisfy(m -> assertThat(m.values()).containsKey("train.loss"));
    assertThat(metrics).anySatisfy(m -> assertThat(m.values()).containsKey("valid.bleu"));
    assertThat(metrics).anySatisfy(m -> assertThat(m.values()).containsKey("test.bleu"));
    List<Measurement> clock = MetricsLog.read(run.clock());
    assertThat(clock)
        .extracting(Measurement::step)
        .as("a line for each line of the metrics")
        .isEqualTo(metrics.stream().map(Measurement::step).toList());
    assertThat(run.clock()).content().contains("\"time\":\"", "\"train.tokens-per-second\":");
    assertThat(run.report()).content().contains("throughput");
  }

  @Test
  void translatesAsItEvaluated() throws IOException {
    Ran translated =
        CommandLineHarness.toolkitWithInput(
            Files.readString(folder.resolve("test.src")), "translate", run.toString());
    assertThat(translated.code()).as(translated.err()).isZero();
    assertThat(translated.out()).isEqualTo(Files.readString(run.outputs(EvaluationSet.TEST)));
  }

  @Test
  void translatesWithScoresAndSeveralAnswers() {
    String beam = "task.decoding.search={ type = beam, width = 3, beta = 0.1 }";
    Ran scored = translated("--scores", "--set", beam);
    assertThat(scored.out().lines().map(line -> line.split("\t", -1)[1]).toList())
        .containsExactly("three two one", "", "six");
    Ran several = translated("--nbest", "2", "--set", beam);
    assertThat(several.out().lines().map(line -> line.split("\t", -1)[0]).toList())
        .containsExactly("1", "1", "2", "3", "3");
    List<String> best = several.out().lines().toList();
    assertThat(best.getFirst()).isEqualTo("1\t" + scored.out().lines().findFirst().orElseThrow());
    assertThat(score(best.get(0))).isGreaterThanOrEqualTo(score(best.get(1)));
    String sampling = "task.decoding.search={ type = sampling, top-k = 1 }";
    assertThat(translated("--set", sampling).out()).isEqualTo("three two one\n\nsix\n");
    Ran none = CommandLineHarness.toolkit("translate", run.toString(), "--nbest", "0");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("--nbest is 0");
  }

  private static double score(String line) {
    return Double.parseDouble(line.split("\t")[1]);
  }

  private Ran translated(String... options) {
    List<String> words = new ArrayList<>(List.of("translate", run.toString()));
    words.addAll(List.of(options));
    Ran ran =
        CommandLineHarness.toolkitWithInput("one two three\n\nsix\n", words.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran;
  }

  @Test
  void showsWhatItLookedAt() throws IOException {
    assertThat(run.report()).content().contains("tiny").contains("sequence-accuracy");
    assertThat(run.attention().toFile().list()).hasSize(8);
    Path page = folder.resolve("looks.html");
    Path picture = folder.resolve("looks.png");
    for (Path file : List.of(page, picture)) {
      Ran looked =
          CommandLineHarness.toolkitWithInput(
              "one two three\nsix\n", "translate", run.toString(), "--attention", file.toString());
      assertThat(looked.code()).as(looked.err()).isZero();
      assertThat(looked.out()).isEqualTo("three two one\nsix\n");
    }
    assertThat(page).content().contains("three");
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(100);
    Ran one = looked(page, "slot=cross,layer=1,head=1");
    assertThat(one.code()).as(one.err()).isZero();
    Ran other = looked(page, "slot=encoder");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err())
        .contains("translate.no-such-attention", "It has slot=cross with layer=1 and head=1.");
    Ran without = looked(Path.of(""), "slot=cross");
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("--attention-of needs --attention.");
    Ran wrong = CommandLineHarness.toolkit("translate", run.toString(), "--attention", "looks.pdf");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("looks.pdf");
  }

  private Ran looked(Path file, String which) {
    List<String> words = new ArrayList<>(List.of("translate", run.toString()));
    if (!file.toString().isEmpty()) {
      words.addAll(List.of("--attention", file.toString()));
    }
    words.addAll(List.of("--attention-of", which));
    return CommandLineHarness.toolkitWithInput("one two\n", words.toArray(String[]::new));
  }

  @Test
  void evaluatesAgainAsAtTheEnd() throws IOException {
    String before = Files.readString(run.evaluation(EvaluationSet.TEST));
    Ran again = CommandLineHarness.toolkit("evaluate", run.toString());
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(Files.readString(run.evaluation(EvaluationSet.TEST))).isEqualTo(before);
    assertThat(again.out().lines().toList())
        .isEqualTo(ran.out().lines().filter(line -> line.startsWith("test")).toList());
  }

  /** The file that is kept, too, gives the same run: bit by bit. */
  @Test
  void theSameSeedGivesTheSameRun() throws IOException {
    Path runs = folder.resolve("again");
    Ran again =
        CommandLineHarness.toolkit(
            "run",
            run.config().toString(),
            "--runs",
            runs.toString(),
            "--name",
            "second",
            "--set",
            "engine.threads=2");
    assertThat(again.code()).as(again.err()).isZero();
    RunFolder second = RunFolder.open(runs.resolve("tiny/second"));
    assertThat(Files.mismatch(second.model(), run.model())).isEqualTo(-1);
    assertThat(second.metrics()).hasSameBinaryContentAs(run.metrics());
    assertThat(second.outputs(EvaluationSet.TEST))
        .hasSameBinaryContentAs(run.outputs(EvaluationSet.TEST));
  }

  @Test
  void anotherSeedGivesAnotherRun() throws IOException {
    Ran other = run("other-seed", "--set", "experiment.seed=8", "--set", "training.max-epochs=1");
    assertThat(other.code()).as(other.err()).isZero();
    RunFolder second = RunFolder.open(folder.resolve("runs/tiny/other-seed"));
    assertThat(Files.mismatch(second.model(), run.model())).isNotEqualTo(-1);
  }

  @Test
  void refusesToWriteOverARun() {
    Ran again = run("first");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("run.exists");
  }

  @Test
  void aDamagedModelIsRefused() throws IOException {
    Ran short1 = run("damaged", "--set", "training.max-steps=2");
    assertThat(short1.code()).as(short1.err()).isZero();
    RunFolder damaged = RunFolder.open(folder.resolve("runs/tiny/damaged"));
    byte[] bytes = Files.readAllBytes(damaged.model());
    Files.write(damaged.model(), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Ran evaluated = CommandLineHarness.toolkit("evaluate", damaged.toString());
    assertThat(evaluated.code()).isEqualTo(2);
    assertThat(evaluated.err()).contains("run.changed").contains("model.safetensors");
    assertThat(evaluated.err()).doesNotContain("\tat ");
  }

  @Test
  void aLossThatIsNotANumberEndsTheRunWithItsRecord() {
    Ran failed =
        run("exploded", "--set", "training.schedule.rate=1e38", "--set", "training.clip-norm=null");
    assertThat(failed.code()).as(failed.err()).isEqualTo(1);
    assertThat(failed.err()).containsPattern("training\\.(loss|gradient)-not-finite");
    assertThat(failed.err()).doesNotContain("\tat ");
    RunFolder exploded = RunFolder.open(folder.resolve("runs/tiny/exploded"));
    assertThat(exploded.readRecord().outcome().status()).isEqualTo(RunStatus.FAILED);
    assertThat(exploded.readRecord().outcome().reason()).contains("not-finite");
    assertThat(exploded.log()).content().contains("\tat ");
  }

  @Test
  void checksWithoutLeavingATrace() {
    Ran checked = CommandLineHarness.toolkit("check", file.toString());
    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(checked.out()).isEqualTo(file + " is right\n");
  }

  private static Ran run(String name, String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of(
                "run",
                file.toString(),
                "--runs",
                folder.resolve("runs").toString(),
                "--name",
                name));
    words.addAll(List.of(more));
    return CommandLineHarness.toolkit(words.toArray(String[]::new));
  }
}
