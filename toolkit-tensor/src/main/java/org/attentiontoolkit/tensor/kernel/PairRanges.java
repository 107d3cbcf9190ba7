package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.Limits;

/**
 * Where the pairs of queries and keys of each sequence lie: sequence {@code b} has T queries and S
 * keys, and its values are {@code [heads, T, S]} from {@link #valueStart} on.
 */
public final class PairRanges extends SequenceRanges {
  private static final int MAX_GROUPS = 16;

  private final int[] valueStarts;
  private final int heads;

  /**
   * Ranges of B sequences.
   *
   * @param queryStarts the first query of each sequence, then the number of all queries: {@code [B
   *     + 1]}
   * @param keys where the keys of each sequence are
   * @param heads how many values a pair has
   */
  public PairRanges(int[] queryStarts, KeyRows keys, int heads) {
    super(queryStarts, keys);
    this.heads = heads;
    this.valueStarts = new int[queryStarts.length];
    for (int b = 0; b < sequences(); b++) {
      long end = valueStarts[b] + (long) heads * queries(b) * keys(b);
      valueStarts[b + 1] = Limits.count("pairs of queries and keys, times heads", end);
    }
  }

  /** How many values a pair has: H. */
  public int heads() {
    return heads;
  }

  /** Where the values {@code [T, S]} of one head of a sequence begin. */
  public int valueStart(int b, int head) {
    return valueStarts[b] + head * queries(b) * keys(b);
  }

  /** How many values there are: Σ heads · T · S. */
  public int values() {
    return valueStarts[sequences()];
  }

  /** Into how many groups of sequences work on all of them is split; it depends on B alone. */
  public int groups() {
    return Math.min(sequences(), MAX_GROUPS);
  }

  /** The first sequence of a group; that of group {@link #groups} is B. */
  public int groupStart(int group) {
    return (int) ((long) group * sequences() / groups());
  }
}
