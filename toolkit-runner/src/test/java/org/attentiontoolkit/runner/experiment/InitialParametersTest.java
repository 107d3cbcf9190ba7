package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.runner.command.CommandLineHarness;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.folder.Origin;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.init.TakenParameters;
import org.attentiontoolkit.runner.init.TakenParameters.Fate;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.train.Learner;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.Sha256;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.kernel.memory.MemoryBudget;
import org.attentiontoolkit.tensor.kernel.memory.Nd4jMemory;
import org.attentiontoolkit.tensor.memory.Precision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that begin with the parameters of a run, in memory and through the command line. */
class InitialParametersTest {
  private static final String SEED = "experiment.seed=8";

  @TempDir private static Path once;
  private static String from = "";
  @TempDir private Path folder;

  @BeforeAll
  static void learn() {
    Ran ran = run(once, TinyExperiment.write(once), "one", "training.max-epochs=1");
    assertThat(ran.code()).as(ran.err()).isZero();
    from = "init.from=" + once.resolve("runs/tiny/one");
  }

  @Test
  void withoutPatternsAllParametersAreThoseOfTheRun() {
    Map<String, float[]> taken = values(open("whole", SEED, from));
    assertThat(taken.keySet()).isEqualTo(stored().keySet());
    taken.forEach((name, values) -> assertThat(values).as(name).isEqualTo(stored().get(name)));
  }

  @Test
  void withPatternsTheOthersAreDrawnAsWithoutTheRun() {
    Map<String, float[]> drawn = values(open("drawn", SEED));
    Map<String, float[]> taken =
        values(
            open(
                "some",
                SEED,
                from,
                "init.only=[\"encoder.*\"]",
                "init.except=[\"*.embedding.*\"]"));
    taken.forEach((name, values) -> {
      boolean asked = name.startsWith("encoder.") && !name.contains(".embedding.");
      assertThat(values).as(name).isEqualTo((asked ? stored() : drawn).get(name));
    });
    assertThat(stored().get("encoder.embedding.weight"))
        .isNotEqualTo(drawn.get("encoder.embedding.weight"));
  }

  /** Frozen, they are still those of the run when it ends. */
  @Test
  void screenLogRecordAndReportTellWhatBecameOfEach() throws IOException {
    Ran ran =
        run(
            folder,
            once.resolve("tiny.conf"),
            "two",
            "training.max-steps=2",
            from,
            "init.only=[\"encoder.*\"]",
            "training.freeze=[\"encoder.*\"]");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err())
        .contains("begins with parameters of " + once.resolve("runs/tiny/one"))
        .containsPattern("taken +\\d+ parameters +[\\d,]+ values  encoder\\.")
        .containsPattern("drawn anew +\\d+ parameters +[\\d,]+ values  not asked for: decoder\\.")
        .containsPattern("left there +\\d+ parameters +[\\d,]+ values  not asked for: decoder\\.");
    RunFolder run = RunFolder.open(folder.resolve("runs/tiny/two"));
    assertThat(Files.readString(run.log())).contains("head.bias drawn anew not asked for");
    Origin.Begun begun = (Origin.Begun) run.readRecord().facts().origin().orElseThrow();
    assertThat(begun.run()).isEqualTo("tiny/one");
    assertThat(begun.sha256())
        .isEqualTo(Sha256.of(once.resolve("runs/tiny/one/model.safetensors")));
    assertThat(names(begun.taken(), Fate.TAKEN))
        .containsExactlyElementsOf(
            stored().keySet().stream().filter(n -> n.startsWith("encoder.")).toList());
    assertThat(Files.readString(run.report())).contains("began with", begun.sha256());
    stored(run.model())
        .forEach((name, values) -> {
          if (name.startsWith("encoder.")) {
            assertThat(values).as(name).isEqualTo(stored().get(name));
          }
        });
  }

  /** What a finished run needs is in its own folder. */
  @Test
  void aRunOutlivesTheOneThatItBeganWith() throws IOException {
    Path other = folder.resolve("other");
    assertThat(run(folder, once.resolve("tiny.conf"), "other", "training.max-steps=1").code())
        .isZero();
    Files.move(folder.resolve("runs/tiny/other"), other);
    Ran ran =
        run(folder, once.resolve("tiny.conf"), "two", "training.max-steps=1", "init.from=" + other);
    assertThat(ran.code()).as(ran.err()).isZero();
    Files.delete(other.resolve("model.safetensors"));
    Ran evaluated =
        CommandLineHarness.toolkit("evaluate", folder.resolve("runs/tiny/two").toString());
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    isRefused("run.no-model", "init.from=" + other);
    isRefused("run.missing", "init.from=" + folder.resolve("nowhere"));
  }

  @Test
  void whatTheRunLacksIsDrawnAndWhatHasNoPlaceIsLeft() {
    Ran ran =
        run(
            folder,
            once.resolve("tiny.conf"),
            "two",
            "training.max-steps=1",
            from,
            "model.attention=dot",
            "model.encoder.hidden-width=16");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("init.shape", "in the run and");
    ran =
        run(
            folder,
            once.resolve("tiny.conf"),
            "three",
            "training.max-steps=1",
            from,
            "model.attention={ type = multi-head, heads = 2 }",
            "init.except=[\"decoder.attention.query.*\",\"decoder.attention.key.*\",\"decoder.output.*\",\"*.fed.*\"]");
    assertThat(ran.code()).as(ran.err()).isZero();
    TakenParameters taken =
        ((Origin.Begun)
                RunFolder.open(folder.resolve("runs/tiny/three"))
                    .readRecord()
                    .facts()
                    .origin()
                    .orElseThrow())
            .taken();
    assertThat(taken.of(Fate.DRAWN)).anyMatch(e -> e.why().equals("not there"));
    assertThat(taken.of(Fate.SKIPPED)).anyMatch(e -> e.why().equals("no place for it here"));
  }

  @Test
  void anotherShapeIsAnErrorThatNamesBoth() {
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> open("shape", from, "model.encoder.embedding-width=12"))
        .withMessageContaining("encoder.embedding.weight has shape [9, 16] in the run and [9, 12]")
        .withMessageContaining("init.except = [\"encoder.embedding.weight\"]");
  }

  @Test
  void patternsThatFitNothingAreTold() {
    isRefused("No parameter has a name like 'encodr.*'.", from, "init.only=[\"encodr.*\"]");
    isRefused("No parameter has a name like 'hed.*'.", from, "init.except=[\"hed.*\"]");
    isRefused(
        "No parameter of the run has a name like 'decoder.attention.output.*'.",
        from,
        "model.attention={ type = multi-head, heads = 2 }",
        "init.only=[\"encoder.*\",\"decoder.attention.output.*\"]");
    isRefused("name it as from", "init.only=[\"encoder.*\"]");
    isRefused("not empty and has no blanks", from, "init.only=[\"\"]");
  }

  @Test
  void anotherVocabularyOfTheSameSizeIsNeverTaken() throws IOException {
    Path file = withOtherWords();
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> open(file, "refused", from))
        .satisfies(e -> assertThat(e.problems()).as("of the one vocabulary").hasSize(1))
        .withMessageContaining("head.bias stand for other tokens in the run: of the")
        .withMessageContaining("9 here it has 8")
        .withMessageContaining("task.vocabulary.from = \"" + once.resolve("runs/tiny/one"));
    Map<String, float[]> without =
        values(open(file, "except", from, "init.except=[\"*embedding*\", \"head.*\"]"));
    assertThat(without.get("decoder.attention.query.weight"))
        .isEqualTo(stored().get("decoder.attention.query.weight"));
    Map<String, float[]> theirs =
        values(open(file, "theirs", from, "task.vocabulary.from=" + once.resolve("runs/tiny/one")));
    theirs.forEach((name, values) -> assertThat(values).as(name).isEqualTo(stored().get(name)));
  }

  @Test
  void rowsFollowTheirTokensWhenAskedTo() throws IOException {
    Path file = withOtherWords();
    Map<String, float[]> drawn = values(open(file, "drawn", SEED));
    Map<String, float[]> taken =
        values(open(file, "matched", SEED, from, "init.match-tokens=true"));
    List<String> there = vocabulary(once.resolve("runs/tiny/one/task"), "source");
    List<String> here = vocabulary(folder.resolve("matched"), "source");
    assertThat(here).isNotEqualTo(there).hasSameSizeAs(there).contains("seven");
    for (String name : List.of("encoder.embedding.weight", "decoder.embedding.weight")) {
      boolean source = name.startsWith("encoder.");
      List<String> theirs =
          vocabulary(once.resolve("runs/tiny/one/task"), source ? "source" : "target");
      List<String> ours = vocabulary(folder.resolve("matched"), source ? "source" : "target");
      for (int row = 0; row < ours.size(); row++) {
        int other = theirs.indexOf(ours.get(row));
        assertThat(row(taken, name, row, ours.size()))
            .as("%s of %s", ours.get(row), name)
            .isEqualTo(
                other < 0
                    ? row(drawn, name, row, ours.size())
                    : row(stored(), name, other, ours.size()));
      }
    }
    assertThat(taken.get("encoder.embedding.weight"))
        .isNotEqualTo(stored().get("encoder.embedding.weight"));
  }

  /** The rows of the head are those of the embedding here, and have a place of their own there. */
  @Test
  void aTiedParameterIsTakenByItsFirstName() {
    String[] tied = {from, "task.tied-softmax=true", "model.decoder.output-width=16"};
    Map<String, float[]> taken =
        values(
            open(
                "tied",
                tied[0],
                tied[1],
                tied[2],
                "init.only=[\"decoder.embedding.*\", \"head.*\"]"));
    assertThat(taken.get("decoder.embedding.weight"))
        .isEqualTo(stored().get("decoder.embedding.weight"));
    assertThat(taken.get("head.bias")).isEqualTo(stored().get("head.bias"));
    assertThat(taken).doesNotContainKey("head.weight");
  }

  @Test
  void aRunThatWasChangedIsRefused() throws IOException {
    Ran ran = run(folder, once.resolve("tiny.conf"), "other", "training.max-steps=1");
    assertThat(ran.code()).as(ran.err()).isZero();
    Path other = folder.resolve("runs/tiny/other");
    Files.writeString(other.resolve("task/source.vocab"), "changed\n");
    isRefused("run.changed", "init.from=" + other);
  }

  /** The same words but one, so that vocabularies are equally large. */
  private Path withOtherWords() throws IOException {
    Path file = TinyExperiment.write(folder);
    for (String name : List.of("train", "valid", "test")) {
      for (String side : List.of(".src", ".tgt")) {
        Path text = folder.resolve(name + side);
        Files.writeString(text, Files.readString(text).replace("six", "seven"));
      }
    }
    return file;
  }

  private static List<String> vocabulary(Path task, String side) throws IOException {
    return Files.readAllLines(task.resolve(side + ".vocab"));
  }

  private static float[] row(Map<String, float[]> all, String name, int row, int rows) {
    float[] values = all.getOrDefault(name, new float[0]);
    int width = values.length / rows;
    return Arrays.copyOfRange(values, row * width, (row + 1) * width);
  }

  private static List<String> names(TakenParameters taken, Fate fate) {
    return taken.of(fate).stream().map(TakenParameters.Entry::name).toList();
  }

  private static Map<String, float[]> stored() {
    return stored(once.resolve("runs/tiny/one/model.safetensors"));
  }

  private static Map<String, float[]> stored(Path file) {
    Map<String, float[]> values = new LinkedHashMap<>();
    Nd4jMemory memory = new Nd4jMemory(MemoryBudget.ofProcess());
    try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
      reader
          .tensors()
          .keySet()
          .forEach(n -> values.put(n, reader.read(n, memory, Precision.FLOAT).toFloats()));
    }
    return values;
  }

  private static Map<String, float[]> values(Learner<?, ?> learner) {
    Map<String, float[]> values = new LinkedHashMap<>();
    learner.parameters().saved().forEach(p -> values.put(p.name(), p.data().toFloats()));
    learner.engine().close();
    return values;
  }

  private Learner<?, ?> open(String task, String... sets) {
    return open(once.resolve("tiny.conf"), task, sets);
  }

  private Learner<?, ?> open(Path file, String task, String... sets) {
    return TrainingSetup.open(
        file, List.of(sets), folder.resolve("no-plugins"), folder.resolve(task));
  }

  private static void isRefused(String message, String... sets) {
    List<String> command = new ArrayList<>(List.of("check", once.resolve("tiny.conf").toString()));
    for (String set : sets) {
      command.addAll(List.of("--set", set));
    }
    Ran ran = CommandLineHarness.toolkit(command.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err().replaceAll("\\s+", " ")).contains(message);
  }

  private static Ran run(Path at, Path file, String name, String... sets) {
    String runs = at.resolve("runs").toString();
    List<String> command =
        new ArrayList<>(List.of("run", file.toString(), "--runs", runs, "--name", name));
    for (String set : sets) {
      command.addAll(List.of("--set", set));
    }
    return CommandLineHarness.toolkit(command.toArray(String[]::new));
  }
}
