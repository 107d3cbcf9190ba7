package org.attentiontoolkit.tasks.translation;

import java.util.Map;
import org.attentiontoolkit.api.output.Output;

/**
 * An output and what it says.
 *
 * @param output tokens and scores
 * @param text of it
 */
record Written(Output output, String text) {
  /** The same with another score to put outputs in order by. */
  Written scored(double score) {
    return new Written(
        new Output(output.tokens(), output.logProbability(), score, output.weights()), text);
  }

  /** The same without what was looked at, which takes memory. */
  Written withoutWeights() {
    return new Written(
        new Output(output.tokens(), output.logProbability(), output.score(), Map.of()), text);
  }
}
