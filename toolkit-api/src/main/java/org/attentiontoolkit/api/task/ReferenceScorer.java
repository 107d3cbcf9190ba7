package org.attentiontoolkit.api.task;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Says how likely outputs are that somebody else wrote: each token given those before it.
 *
 * @param <M> the model that it asks
 */
public interface ReferenceScorer<M> {
  /** What an example is made of, in order, such as {@code source} and {@code reference}. */
  List<String> fields();

  /**
   * Scores examples.
   *
   * @param examples each a text for each of the {@link #fields}
   * @return one score an example, in order
   */
  List<Scored> score(Engine engine, M model, List<List<String>> examples);

  /**
   * The score of one example.
   *
   * @param tokens of the last field as the model has them, with the one that ends it
   * @param logProbabilities of each of them, in nats
   * @param problem why the example is not scored
   */
  record Scored(List<String> tokens, List<Double> logProbabilities, Optional<Problem> problem) {
    /** An example that is scored. */
    public Scored(List<String> tokens, List<Double> logProbabilities) {
      this(tokens, logProbabilities, Optional.empty());
    }

    /** An example that is not scored, without its place. */
    public static Scored refused(Problem why) {
      return new Scored(List.of(), List.of(), Optional.of(why));
    }

    /** The log-probability of the whole, in nats. */
    public double logProbability() {
      return logProbabilities.stream().mapToDouble(Double::doubleValue).sum();
    }
  }
}
