package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.runner.experiment.TrainedRun;
import org.attentiontoolkit.tensor.error.Problem;
import picocli.CommandLine.Option;

/** How the model of a run is used to write, and how what it wrote is told. */
final class WritingOptions {
  @Option(
      names = "--nbest",
      paramLabel = "N",
      description =
          "Writes the N best outputs of a line, as far as the search found so many: number of the"
              + " line, score and text, with tabs between.")
  private Optional<Integer> nbest = Optional.empty();

  @Option(names = "--scores", description = "Writes the score of an output and a tab before it.")
  private boolean scores;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Changes a key of the run's file, such as task.decoding.search.type.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--force",
      description = "Uses files of the run as they are if they have changed since.")
  private boolean force;

  /**
   * How many outputs of a line are wanted.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if it is none
   */
  int outputs() {
    int wanted = nbest.orElse(1);
    if (wanted < 1) {
      throw Problem.input("translate.nbest", "--nbest is %d.".formatted(wanted))
          .hint("Ask for 1 output of a line or more.")
          .exception();
    }
    return wanted;
  }

  AnswerForm form() {
    if (nbest.isPresent()) {
      return AnswerForm.NUMBERED;
    }
    return scores ? AnswerForm.SCORED : AnswerForm.TEXT;
  }

  TrainedRun load(Path run) {
    return TrainedRun.load(run, Sessions.plugins(), sets, force);
  }

  /** Another run, whose model writes together with that of the first. */
  TrainedRun load(Path run, TrainedRun first) {
    return first.loadBeside(run, Sessions.plugins(), sets, force);
  }
}
