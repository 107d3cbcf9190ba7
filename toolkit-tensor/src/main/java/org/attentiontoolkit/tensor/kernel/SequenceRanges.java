package org.attentiontoolkit.tensor.kernel;

/**
 * Which queries and keys belong to the same of B sequences. There are T queries and S keys of one,
 * Nq and Nk rows of all.
 */
public abstract sealed class SequenceRanges permits PairRanges, AttentionRanges {
  private final int[] queryStarts;
  private final KeyRows keys;

  /**
   * Ranges.
   *
   * @param queryStarts the first query of each sequence, then the number of all queries: {@code [B
   *     + 1]}
   * @param keys where the keys of each sequence are
   */
  SequenceRanges(int[] queryStarts, KeyRows keys) {
    if (queryStarts.length != keys.starts().length + 1) {
      throw new IllegalArgumentException(
          "queries of %d and keys of %d sequences"
              .formatted(queryStarts.length - 1, keys.starts().length));
    }
    this.queryStarts = queryStarts;
    this.keys = keys;
  }

  /** How many sequences: B. */
  public final int sequences() {
    return queryStarts.length - 1;
  }

  /** The first query of a sequence; Nq for B. */
  public final int queryStart(int b) {
    return queryStarts[b];
  }

  /** How many queries a sequence has: T. */
  public final int queries(int b) {
    return queryStarts[b + 1] - queryStarts[b];
  }

  /** The first key of a sequence. */
  public final int keyStart(int b) {
    return keys.starts()[b];
  }

  /** How many keys a sequence has: S. */
  public final int keys(int b) {
    return keys.counts()[b];
  }

  /** Nk: rows of the array of all keys. */
  public final int keyRows() {
    return keys.rows();
  }
}
