package org.attentiontoolkit.api.metric;

import java.util.List;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Compares predictions of one kind with what would have been right. Any metric's score can choose
 * the best model.
 *
 * @param <P> a prediction, of one example
 * @param <R> what would have been right, of all examples
 */
public interface Metric<P, R> {
  /** What it is called that there are not as many references as predictions. */
  String LENGTHS = "metric.lengths";

  /** The name of its score, for example {@code bleu}. */
  String name();

  /**
   * Scores predictions.
   *
   * @param predictions one an example
   * @param references of the same examples
   * @return the score with its exact definition, and what each example contributed to it, from
   *     which the score of any selection of examples follows
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there are no predictions, or not
   *     as many references
   */
  Measured measure(List<P> predictions, R references);

  /**
   * Checks that there is something to score, and a reference for each prediction.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if not
   */
  static void requireSame(int predictions, int references) {
    if (predictions == 0) {
      throw Problem.input("metric.empty", "There is nothing to score.").exception();
    }
    if (references != predictions) {
      throw Problem.input(
              LENGTHS,
              "There are %d outputs, but %d references.".formatted(predictions, references))
          .exception();
    }
  }
}
