package org.attentiontoolkit.tensor.op;

import java.util.Optional;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.kernel.ScoreFunction;

/** Scores of the keys that a rule allows, −∞ for the others. */
record RuledScores(Visibility.Rule rule, Optional<ScoreFunction> function)
    implements ScoreFunction {
  @Override
  public double value(int sequence, int head, int query, int key, double score) {
    if (!rule.sees(sequence, query, key)) {
      return Double.NEGATIVE_INFINITY;
    }
    return function.map(f -> f.value(sequence, head, query, key, score)).orElse(score);
  }

  @Override
  public double slope(int sequence, int head, int query, int key, double score) {
    return function.map(f -> f.slope(sequence, head, query, key, score)).orElse(1.0);
  }
}
