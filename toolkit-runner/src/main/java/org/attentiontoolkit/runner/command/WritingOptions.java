package org.attentiontoolkit.runner.command;

import java.util.Optional;
import org.attentiontoolkit.tensor.error.Problem;
import picocli.CommandLine.Option;

/** How much a model is asked to write, and how what it wrote is told. */
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
}
