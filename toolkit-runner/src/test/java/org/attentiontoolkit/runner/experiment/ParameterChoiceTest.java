package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.runner.command.CommandLineHarness;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.train.Learner;
import org.attentiontoolkit.runner.train.TrainingStep;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an experiment's file says of single parameters, through the command line and in memory. */
class ParameterChoiceTest {
  private static final String RATE = "training.schedule={ type = constant, rate = 0.5 }";
  private static final String SGD = "training.optimizer={ type = sgd }";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = TinyExperiment.write(folder);
  }

  @Test
  void frozenParametersAreThoseOfTheStartAfterTraining() {
    Learner<?, ?> first = open("a");
    Map<String, float[]> drawn = values(first);
    Ran ran = run("training.freeze=[\"encoder.*\", \"*.bias\"]", "training.max-epochs=1");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err())
        .containsPattern("build model: [\\d,]+ parameters, [\\d,]+ of them frozen");
    RunFolder run = RunFolder.open(folder.resolve("runs/tiny/run"));
    try (SafeTensorsReader reader = SafeTensorsReader.open(run.model())) {
      assertThat(reader.tensors().keySet()).containsExactlyElementsOf(drawn.keySet());
      drawn.forEach((name, before) -> {
        DenseArray after = first.parameters().find(name).orElseThrow().data();
        reader.read(name, after);
        boolean same = name.startsWith("encoder.") || name.endsWith(".bias");
        assertThat(java.util.Arrays.equals(after.toFloats(), before)).as(name).isEqualTo(same);
      });
    }
    assertThat(run.readRecord().facts().parameters()).isEqualTo(first.parameters().length());
    Ran again = CommandLineHarness.toolkit("evaluate", run.path().toString());
    assertThat(again.code()).as(again.err()).isZero();
  }

  @Test
  void frozenParametersHaveNoPartInTheStateOfTheOptimizer() {
    Learner<?, ?> all = open("a");
    Learner<?, ?> some = open("b", "training.freeze=[\"encoder.*\"]");
    long frozen =
        some.parameters().all().stream()
            .filter(p -> !p.trainable())
            .peek(p -> assertThat(p.name()).startsWith("encoder."))
            .mapToLong(p -> p.shape().length())
            .sum();
    assertThat(frozen).isPositive();
    assertThat(some.parameters().length()).isEqualTo(all.parameters().length());
    assertThat(some.parameters().gradients().length())
        .isEqualTo(all.parameters().length() - frozen);
    assertThat(some.optimizer().state().values())
        .hasSize(2)
        .allSatisfy(
            array -> assertThat(array.length()).isEqualTo(all.parameters().length() - frozen));
  }

  /** One step of SGD goes as far as the rate says: a group's tenth is a tenth of the way. */
  @Test
  void theFirstGroupThatFitsCounts() {
    Map<String, double[]> whole = way(open("a", RATE, SGD));
    Map<String, double[]> grouped =
        way(
            open(
                "b",
                RATE,
                SGD,
                "training.groups=[{ parameters = [\"decoder.attention.*\"], rate = 2 }, "
                    + "{ parameters = [\"decoder.*\", \"head.bias\"], rate = 0.25 }]"));
    // Rates and their factors are powers of two: only the new value is rounded, by half an ulp of a
    // value below 4, in each of the two.
    double rounding = Math.ulp(4f) * 4;
    grouped.forEach((name, way) -> {
      double factor =
          name.startsWith("decoder.attention.")
              ? 2
              : name.startsWith("decoder.") || name.equals("head.bias") ? 0.25 : 1;
      double[] ofWhole = whole.getOrDefault(name, new double[0]);
      assertThat(way).hasSameSizeAs(ofWhole);
      for (int i = 0; i < way.length; i++) {
        assertThat(Math.abs(way[i] - factor * ofWhole[i])).as(name).isLessThanOrEqualTo(rounding);
      }
    });
  }

  @Test
  void weightDecayIsTheGroupsAndExceptsBiases() {
    String decay =
        "training.optimizer={ type = sgd, weight-decay = 0.5, weight-decay-except = %s }";
    String groups = "training.groups=[{ parameters = [\"head.*\"], weight-decay = 0 }]";
    Map<String, double[]> none = way(open("a", RATE, SGD));
    Map<String, double[]> some = way(open("b", RATE, decay.formatted("biases-and-norms"), groups));
    List<String> same = new ArrayList<>();
    some.forEach((name, way) -> {
      if (java.util.Arrays.equals(way, none.getOrDefault(name, new double[0]))) {
        same.add(name);
      }
    });
    assertThat(same)
        .contains("head.weight", "head.bias", "decoder.output.bias")
        .allMatch(name -> name.startsWith("head.") || name.endsWith(".bias"));
    List<String> biases = some.keySet().stream().filter(n -> n.endsWith(".bias")).toList();
    assertThat(same).containsAll(biases);
  }

  @Test
  void everyPatternThatFitsNothingIsTold() {
    Ran ran =
        run(
            "training.freeze=[\"encoder.*\", \"encodr.*\"]",
            "training.groups=[{ parameters = [\"head.bais\"] }]");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .contains("No parameter has a name like 'encodr.*'.")
        .contains("training.freeze.1")
        .contains("There are encoder.")
        .contains("No parameter has a name like 'head.bais'.")
        .contains("training.groups.0.parameters.0")
        .contains("There are head.bias, head.weight");
    Ran checked =
        CommandLineHarness.toolkit(
            "check", file.toString(), "--set", "training.freeze=[\"encodr.*\"]");
    assertThat(checked.code()).isEqualTo(2);
    assertThat(checked.err()).contains("No parameter has a name like 'encodr.*'.");
  }

  @Test
  void somethingMustBeLeftToLearn() {
    Ran ran = run("training.freeze=[\"*\"]");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("Every parameter is frozen");
  }

  @Test
  void whatCannotBeAGroupIsToldWithThePlace() {
    for (String wrong :
        List.of(
            "{ parameters = [] }",
            "{ parameters = [\"*\"], rate = 0 }",
            "{ parameters = [\"*\"], weight-decay = -1 }",
            "{ rate = 1 }",
            "{ parameters = [\"a b\"] }")) {
      Ran ran =
          CommandLineHarness.toolkit(
              "check", file.toString(), "--set", "training.groups=[" + wrong + "]");
      assertThat(ran.code()).as(wrong).isEqualTo(2);
      assertThat(ran.err()).as(wrong).contains("training.groups.0").contains("--set");
    }
    Ran ran =
        CommandLineHarness.toolkit("check", file.toString(), "--set", "training.freeze=[\"\"]");
    assertThat(ran.err()).contains("training: a pattern for names is not empty");
  }

  /** How far each parameter goes in one step. */
  private static Map<String, double[]> way(Learner<?, ?> learner) {
    Map<String, float[]> before = values(learner);
    learn(learner);
    Map<String, double[]> way = new LinkedHashMap<>();
    values(learner)
        .forEach((name, after) -> {
          float[] first = before.getOrDefault(name, new float[0]);
          double[] difference = new double[after.length];
          for (int i = 0; i < difference.length; i++) {
            difference[i] = (double) after[i] - first[i];
          }
          way.put(name, difference);
        });
    return way;
  }

  private static <B extends Batch> void learn(Learner<B, ?> learner) {
    List<B> batches = List.of(learner.task().training().batch(0, 0));
    new TrainingStep<>(learner, 1).learn(0, batches, _ -> "");
  }

  private static Map<String, float[]> values(Learner<?, ?> learner) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter parameter : learner.parameters().all()) {
      values.put(parameter.name(), parameter.data().toFloats());
    }
    return values;
  }

  private Learner<?, ?> open(String task, String... sets) {
    return TrainingSetup.open(
        file, List.of(sets), folder.resolve("no-plugins"), folder.resolve(task));
  }

  private Ran run(String... sets) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "run",
                file.toString(),
                "--runs",
                folder.resolve("runs").toString(),
                "--name",
                "run"));
    for (String set : sets) {
      command.addAll(List.of("--set", set));
    }
    return CommandLineHarness.toolkit(command.toArray(String[]::new));
  }
}
