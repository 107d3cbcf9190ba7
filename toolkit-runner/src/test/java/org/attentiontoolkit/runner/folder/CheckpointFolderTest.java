package org.attentiontoolkit.runner.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  private final Engine engine = Engine.create(EngineOptions.defaults().withThreads(1));
  private final Parameters parameters = new Parameters();
  @TempDir private Path runs;
  private CheckpointFolder folder = new CheckpointFolder(Path.of(""));

  @BeforeEach
  void allocate() {
    folder = RunFolder.create(runs, "tiny", Optional.of("one")).checkpoints();
    parameters.root().parameter("weight", Shape.of(3), Initializers.constant(1));
    parameters.allocate(engine, 1);
  }

  @AfterEach
  void close() {
    parameters.close();
    engine.close();
  }

  @Test
  void theLastAndTheBestStayAndNothingElse() throws IOException {
    double[] scores = {5, 9, 7, 9, 1, 2};
    List<List<String>> kept =
        List.of(
            List.of("1"),
            List.of("1", "2"),
            List.of("2", "3"),
            List.of("2", "3", "4"),
            List.of("2", "4", "5"),
            List.of("2", "4", "5", "6"));
    for (int i = 0; i < scores.length; i++) {
      folder.evaluated(checkpoint(i + 1, scores[i], 1), parameters, 2, 2);
      assertThat(files()).containsExactlyInAnyOrderElementsOf(kept.get(i));
      assertThat(steps(folder.index().checkpoints())).isEqualTo(kept.get(i));
    }
    CheckpointIndex index = folder.index();
    assertThat(index.evaluations()).isEqualTo(6);
    assertThat(index.last(2).map(CheckpointFolderTest::steps)).contains(List.of("5", "6"));
    assertThat(index.last(3).map(CheckpointFolderTest::steps)).contains(List.of("4", "5", "6"));
    assertThat(index.last(4)).as("3 was removed").isEmpty();
    assertThat(index.best(1).map(CheckpointFolderTest::steps)).contains(List.of("4"));
    assertThat(index.best(2).map(CheckpointFolderTest::steps)).contains(List.of("2", "4"));
    assertThat(index.best(3)).as("the third best was removed").isEmpty();
    assertThat(index.ofStep(3)).isEmpty();
    assertThat(index.checkpoints().getFirst()).isEqualTo(checkpoint(2, 9, 1));
  }

  /** As the model of a run is chosen: then the lower loss, then the later. */
  @Test
  void ofEqualScoresTheLowerLossIsBetter() {
    double[] losses = {3, 2, 2, 4};
    for (int i = 0; i < losses.length; i++) {
      folder.evaluated(checkpoint(i + 1, 0, losses[i]), parameters, 0, 1);
    }
    assertThat(steps(folder.index().checkpoints())).containsExactly("3");
  }

  @Test
  void allOfFewAreTheBestToo() {
    folder.evaluated(checkpoint(10, 5, 1), parameters, 4, 0);
    folder.evaluated(checkpoint(20, 6, 1), parameters, 4, 0);
    assertThat(folder.index().best(2)).isPresent();
    assertThat(folder.index().best(3)).isEmpty();
    assertThat(folder.index().last(3)).isEmpty();
  }

  /** As a process leaves it that was ended between two files. */
  @Test
  void whatAnInterruptionLeftIsNotCountedAndIsRemoved() throws IOException {
    folder.evaluated(checkpoint(1, 5, 1), parameters, 1, 0);
    Path written = folder.path().resolve("step-2.safetensors");
    Files.copy(folder.path().resolve("step-1.safetensors"), written);
    assertThat(steps(folder.index().checkpoints())).containsExactly("1");
    folder.evaluated(checkpoint(3, 6, 1), parameters, 1, 0);
    assertThat(files()).containsExactly("3");
    try (SafeTensorsReader reader =
        SafeTensorsReader.open(folder.file(folder.index().checkpoints().getFirst()))) {
      assertThat(reader.metadata()).containsEntry("step", "3");
      reader.verify();
    }
  }

  @Test
  void aDamagedIndexIsTold() throws IOException {
    folder.evaluated(checkpoint(1, 5, 1), parameters, 1, 0);
    Path index = folder.path().resolve("index.json");
    for (String text : List.of("", "{}", "{\"format\": 9}", "[]")) {
      Files.writeString(index, text);
      assertThatExceptionOfType(ToolkitException.class)
          .isThrownBy(folder::index)
          .withMessageContaining("run.damaged")
          .withMessageContaining(index.toString());
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.path())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".safetensors"))
          .map(name -> name.replaceAll("\\D", ""))
          .toList();
    }
  }

  private static List<String> steps(List<Checkpoint> checkpoints) {
    return checkpoints.stream().map(c -> Long.toString(c.step())).toList();
  }

  private static Checkpoint checkpoint(long step, double score, double loss) {
    MetricScore bleu = new MetricScore("bleu", score, "BLEU", MetricScore.Better.HIGHER);
    return new Checkpoint(step, 1, step > 6 ? step / 10 : step, Optional.of(bleu), loss);
  }
}
