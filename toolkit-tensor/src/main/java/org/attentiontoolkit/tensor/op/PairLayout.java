package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.kernel.PairRanges;
import org.attentiontoolkit.tensor.memory.Limits;

/**
 * How values for pairs of a query and a key of the same sequence lie in a row: by sequence b, then
 * head h, then query i, then key j. Sequence b takes {@code H · T_b · S_b} values.
 *
 * @param queries T_b queries of each sequence
 * @param keys S_b keys of each sequence
 * @param heads H
 */
public record PairLayout(Segments queries, Segments keys, int heads) {
  /** Checks that both sides have the same sequences. */
  public PairLayout {
    if (queries.count() != keys.count()) {
      throw new IllegalArgumentException(
          "queries of B = " + queries.count() + " sequences, keys of B = " + keys.count());
    }
    if (heads < 1) {
      throw new IllegalArgumentException("H = " + heads + " heads");
    }
  }

  /** How many values all sequences take. */
  public int length() {
    return start(queries.count());
  }

  /** Place of the first value of a sequence; of the end, for {@code b = B}. */
  public int start(int b) {
    long start = 0;
    for (int i = 0; i < b; i++) {
      start += (long) heads * queries.length(i) * keys.length(i);
    }
    return Limits.count("pairs of queries and keys, times heads", start);
  }

  /** Place of the values of one query of one head. */
  public int row(int b, int head, int query) {
    return start(b) + (head * queries.length(b) + query) * keys.length(b);
  }

  PairRanges ranges() {
    return new PairRanges(queries.starts(), keys.keyRows(), heads);
  }
}
