package org.attentiontoolkit.api.task;

import java.util.List;
import org.attentiontoolkit.tensor.error.Problem;

/** Compares lines of text with what they should have been. */
public interface TextMetric {
  /** What it is called that there are not as many references as outputs. */
  String LENGTHS = "metric.lengths";

  /** The name of its score, for example {@code bleu}. */
  String name();

  /**
   * Scores a corpus.
   *
   * @param outputs one line an example
   * @param references one or more versions of the whole corpus, each as long as the outputs
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there are no lines, or not as
   *     many
   */
  Scored score(List<String> outputs, List<List<String>> references);

  /**
   * Checks that there is something to score, and a line of each reference for each output.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if not
   */
  static void requireLines(List<String> outputs, List<List<String>> references) {
    if (outputs.isEmpty() || references.isEmpty()) {
      throw Problem.input("metric.empty", "There is nothing to score.").exception();
    }
    for (List<String> reference : references) {
      if (reference.size() != outputs.size()) {
        throw Problem.input(
                LENGTHS,
                "There are %d outputs, but %d references."
                    .formatted(outputs.size(), reference.size()))
            .exception();
      }
    }
  }

  /**
   * A score and how it is customarily printed.
   *
   * @param measured the score with its exact definition, and what each line contributed to it, from
   *     which the score of any selection of lines follows
   * @param line for people, such as sacreBLEU's {@code BLEU|nrefs:1|… = 28.30 …}
   */
  record Scored(Measured measured, String line) {
    /** The score. */
    public Score score() {
      return measured.score();
    }
  }
}
