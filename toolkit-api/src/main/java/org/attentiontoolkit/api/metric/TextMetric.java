package org.attentiontoolkit.api.metric;

import java.util.List;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Compares lines of text with what they should have been: one or more versions of the whole corpus.
 */
public interface TextMetric extends Metric<String, List<List<String>>> {
  /**
   * Scores a corpus.
   *
   * @param outputs one line an example
   * @param references one or more versions of the whole corpus, each as long as the outputs
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there are no lines, or not as
   *     many
   */
  Scored score(List<String> outputs, List<List<String>> references);

  @Override
  default Measured measure(List<String> outputs, List<List<String>> references) {
    return score(outputs, references).measured();
  }

  /**
   * Checks that there is something to score, and a line of each reference for each output.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if not
   */
  static void requireLines(List<String> outputs, List<List<String>> references) {
    if (references.isEmpty()) {
      throw Problem.input("metric.empty", "There is nothing to score.").exception();
    }
    references.forEach(reference -> Metric.requireSame(outputs.size(), reference.size()));
  }

  /**
   * A score and how it is customarily printed.
   *
   * @param measured the score with its exact definition, and what each line contributed to it
   * @param line for people, such as sacreBLEU's {@code BLEU|nrefs:1|… = 28.30 …}
   */
  record Scored(Measured measured, String line) {
    /** The score. */
    public MetricScore score() {
      return measured.score();
    }
  }
}
