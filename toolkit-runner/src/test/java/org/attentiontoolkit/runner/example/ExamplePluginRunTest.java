package org.attentiontoolkit.runner.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.runner.folder.MetricsLog;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.testing.Call;
import org.attentiontoolkit.runner.testing.RealToolkit;
import org.attentiontoolkit.runner.testing.ToolkitProcess;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.io.StoredTensor;
import org.attentiontoolkit.tensor.kernel.memory.MemoryBudget;
import org.attentiontoolkit.tensor.kernel.memory.Nd4jMemory;
import org.attentiontoolkit.tensor.memory.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises: the jar in {@code plugins/}, one word changed, and it trains. */
class ExamplePluginRunTest {
  private static final int ENCODER_WIDTH = 24;
  private static final int DECODER_WIDTH = 32;
  private static final String EXPERIMENT =
      """
      experiment { name = outside, seed = 3 }
      engine.threads = 1
      task {
        type = translation
        data {
          type = spell-out, source = en, target = de
          sizes { train = 400, valid = 40, test = 40 }
        }
        target-tokenizer = morpheme
        batch.sentences = 20
      }
      model {
        encoder { type = recurrent, embedding-width = 16, hidden-width = %d }
        attention { type = additive, width = 24 }
        decoder { type = recurrent, embedding-width = 16, hidden-width = %d, output-width = 24 }
      }
      training {
        max-epochs = 4
        schedule { type = constant, rate = 0.01 }
        clip-norm = 1.0
        log-every = 5
      }
      """
          .formatted(ENCODER_WIDTH, DECODER_WIDTH);

  @TempDir private Path folder;

  @Test
  void anExperimentTrainsWithIt() throws Exception {
    RealToolkit toolkit = RealToolkit.in(folder.resolve("toolkit"));
    Files.move(
        ExamplePluginJar.build(folder), toolkit.root().resolve("plugins/gaussian-attention.jar"));
    Path file = Files.writeString(folder.resolve("outside.conf"), EXPERIMENT);
    Path runs = folder.resolve("runs");
    Call call =
        toolkit
            .call("run", file.toString(), "--runs", runs.toString(), "--name", "one")
            .with("--set", "model.attention=gaussian");
    try (ToolkitProcess process = call.start()) {
      assertThat(process.await()).as(process.err()).isZero();
      assertThat(process.err()).contains("gaussian-attention");
    }
    RunFolder run = RunFolder.open(runs.resolve("outside").resolve("one"));
    theConfigurationNamesIt(run);
    theLossFell(run);
    itsParametersWereLearned(run);
    assertThat(run.report()).content().contains("gaussian");
  }

  /** With the default of the plugin's {@code reference.conf}, and nothing of the one before. */
  private static void theConfigurationNamesIt(RunFolder run) throws IOException {
    String config = Files.readString(run.config()).replaceAll("\\s+", " ");
    assertThat(config)
        .containsPattern("attention \\{[^}]*type = \"?gaussian\"?")
        .containsPattern("attention \\{[^}]*sharpness = 1(\\.0)?")
        .doesNotContain("additive");
  }

  private static void theLossFell(RunFolder run) {
    List<Double> losses =
        MetricsLog.read(run.metrics()).stream()
            .filter(m -> m.values().containsKey("train.loss"))
            .map(m -> m.values().get("train.loss"))
            .toList();
    assertThat(losses).hasSizeGreaterThan(3);
    assertThat(losses.getLast()).isLessThan(losses.getFirst() - 1);
  }

  /**
   * The weight of the point makes queries as wide as a memory of two directions; the strength began
   * at the logarithm of its setting.
   */
  private static void itsParametersWereLearned(RunFolder run) {
    try (SafeTensorsReader reader = SafeTensorsReader.open(run.model())) {
      Map<String, StoredTensor> tensors = reader.tensors();
      String prefix = "decoder.attention.";
      assertThat(tensors.keySet())
          .filteredOn(name -> name.startsWith(prefix))
          .containsExactlyInAnyOrder(
              prefix + "point.weight",
              prefix + "point.bias",
              prefix + "strength.weight",
              prefix + "strength.bias");
      assertThat(tensors.get(prefix + "point.weight"))
          .extracting(StoredTensor::shape, LIST)
          .containsExactly(2L * ENCODER_WIDTH, (long) DECODER_WIDTH);
      double strength =
          reader
              .read(
                  prefix + "strength.bias",
                  new Nd4jMemory(MemoryBudget.ofProcess()),
                  Precision.DOUBLE)
              .get(0);
      assertThat(strength).isNotZero().isCloseTo(Math.log(1), within(3.0));
    }
  }
}
