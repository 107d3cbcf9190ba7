package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.op.Pairs;

/** Turns scores into weights. */
@FunctionalInterface
public interface Normaliser {
  /**
   * Weights.
   *
   * @param scores of H heads
   * @param visibility what the queries see; weights are zero elsewhere
   * @return of the same layout, 0 or more each
   */
  Pairs weights(Tape tape, Pairs scores, Visibility visibility);
}
