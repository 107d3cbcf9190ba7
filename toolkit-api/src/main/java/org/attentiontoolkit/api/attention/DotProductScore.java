package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.PairScores;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * A score that is {@code scale · q · k} of what {@link #queries} and {@link #keys} give. Scores,
 * softmax and contexts of all heads then need not be stored.
 */
public interface DotProductScore extends Score {
  /** The scale. */
  double scale();

  /** A, the width of what is multiplied. */
  int width();

  @Override
  default Pairs compare(Tape tape, Packed queries, Packed keys) {
    return PairScores.dot(tape, queries, keys, 1, scale());
  }
}
