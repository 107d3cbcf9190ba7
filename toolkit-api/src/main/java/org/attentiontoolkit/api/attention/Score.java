package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * How well a key suits a query: the only thing a new attention has to write in the common case.
 * What it is normalised by, which keys are seen, how many heads there are and what contexts are
 * made of is chosen apart from it.
 *
 * <p>A score whose comparison is a dot product implements {@link DotProductScore} instead, and is
 * computed faster.
 */
public interface Score {
  /**
   * What queries are compared by, once a query.
   *
   * @param queries {@code [M, Q]}
   * @return {@code [M, A]} of the same sequences; by default the queries themselves
   */
  default Packed queries(Tape tape, Packed queries) {
    return queries;
  }

  /**
   * What keys are compared by, once a key, row by row: keys may come a few at a time.
   *
   * @param keys {@code [N, K]}
   * @return {@code [N, A]} of the same sequences; by default the keys themselves
   */
  default Packed keys(Tape tape, Packed keys) {
    return keys;
  }

  /**
   * A score for every pair of a query and a key of the same sequence, of one head.
   *
   * @param queries what {@link #queries} gave
   * @param keys what {@link #keys} gave, of all keys; there may be room between their sequences
   */
  Pairs compare(Tape tape, Packed queries, Packed keys);
}
