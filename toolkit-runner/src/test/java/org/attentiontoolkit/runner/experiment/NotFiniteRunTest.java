package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.runner.command.CommandLineHarness;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training that ends in infinities: the run has failed, and no such model is offered. */
class NotFiniteRunTest {
  @TempDir private Path folder;

  /** The 30th and last update of an epoch is made with a rate of 5e39. */
  @Test
  void theLastUpdateBreaksTheModel() {
    for (String keep : List.of("best", "last")) {
      Ran ran = run(keep, "training.max-epochs=1", "training.keep=" + keep);
      isFailed(ran, keep, "training.parameter-not-finite", "step 30: epoch 1");
      assertThat(at(keep).model()).doesNotExist();
      Ran translated = CommandLineHarness.toolkit("translate", at(keep).toString());
      assertThat(translated.code()).isEqualTo(2);
      assertThat(translated.err()).contains("run.no-model");
    }
  }

  @Test
  void theModelOfAnEarlierEvaluationStays() {
    Ran ran = run("earlier", "training.evaluate-steps=10", "training.max-epochs=1");
    isFailed(ran, "earlier", "training.parameter-not-finite", "step 30: epoch 1");
    assertThat(at("earlier").readRecord().facts().kept().orElseThrow().step()).isLessThan(30);
    Ran translated =
        CommandLineHarness.toolkitWithInput("one two\n", "translate", at("earlier").toString());
    assertThat(translated.code()).as(translated.err()).isZero();
    assertThat(translated.err())
        .containsPattern("warning: The run failed; its model is the one of step [12]0\\.");
  }

  private void isFailed(Ran ran, String name, String id, String step) {
    assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    assertThat(ran.err()).contains(id, step).doesNotContain("best so far)\ntest");
    assertThat(ran.out()).isEmpty();
    assertThat(at(name).readRecord().outcome().status()).isEqualTo(RunStatus.FAILED);
    assertThat(at(name).readRecord().outcome().reason()).contains(id, step);
  }

  private Ran run(String name, String... sets) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "run",
                TinyExperiment.write(folder).toString(),
                "--runs",
                folder.resolve("runs").toString(),
                "--name",
                name,
                "--set",
                "training.schedule={type = step, rate = 0.5, factor = 1e40, every = 29}",
                "--set",
                "training.optimizer=sgd"));
    for (String set : sets) {
      words.addAll(List.of("--set", set));
    }
    return CommandLineHarness.toolkit(words.toArray(String[]::new));
  }

  private RunFolder at(String name) {
    return RunFolder.open(folder.resolve("runs/tiny/" + name));
  }
}
