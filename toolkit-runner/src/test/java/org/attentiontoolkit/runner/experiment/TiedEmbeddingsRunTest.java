package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.attentiontoolkit.runner.command.CommandLineHarness;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One table that reads the source, reads what was written, and says what comes next. */
class TiedEmbeddingsRunTest {
  @TempDir private Path folder;

  @Test
  void theTableIsLearnedKeptOnceAndReadAgain() {
    Path file = TinyExperiment.write(folder);
    Ran ran =
        CommandLineHarness.toolkit(
            "run",
            file.toString(),
            "--runs",
            folder.resolve("runs").toString(),
            "--name",
            "tied",
            "--set",
            "task.vocabulary.joint=true",
            "--set",
            "task.tied-embeddings=true",
            "--set",
            "task.tied-softmax=true",
            "--set",
            "model.decoder.output-width=16");
    assertThat(ran.code()).as(ran.err()).isZero();
    RunFolder run = RunFolder.open(folder.resolve("runs/tiny/tied"));
    try (SafeTensorsReader model = SafeTensorsReader.open(run.model())) {
      assertThat(model.tensors())
          .containsKey("encoder.embedding.weight")
          .doesNotContainKeys("decoder.embedding.weight", "head.weight");
    }
    Ran translated =
        CommandLineHarness.toolkitWithInput(
            "one two three\nsix\n", "translate", run.path().toString());
    assertThat(translated.out()).isEqualTo("three two one\nsix\n");
  }
}
