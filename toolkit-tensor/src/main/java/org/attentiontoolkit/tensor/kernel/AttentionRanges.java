package org.attentiontoolkit.tensor.kernel;

/**
 * Which queries and keys belong together, and from which key to which key each query looks. Queries
 * and keys are counted in all sequences, or within their own.
 */
public final class AttentionRanges {
  private final int[] queryStarts;
  private final KeyRows keys;
  private final int[] firstKeys;
  private final int[] endKeys;

  /**
   * Ranges of B sequences.
   *
   * @param queryStarts the first query of each sequence, then the number of all: {@code [B + 1]}
   * @param keys where the keys of each sequence are
   * @param firstKeys the first key that each query may see, within its sequence: {@code [Nq]}
   * @param endKeys the key after the last one: {@code [Nq]}
   */
  public AttentionRanges(int[] queryStarts, KeyRows keys, int[] firstKeys, int[] endKeys) {
    this.queryStarts = queryStarts;
    this.keys = keys;
    this.firstKeys = firstKeys;
    this.endKeys = endKeys;
    if (sequences() != keys.starts().length
        || firstKeys.length != queryStart(sequences())
        || endKeys.length != firstKeys.length) {
      throw new IllegalArgumentException(
          "queries of %d and keys of %d sequences, %d first and %d last keys"
              .formatted(sequences(), keys.starts().length, firstKeys.length, endKeys.length));
    }
    for (int b = 0; b < sequences(); b++) {
      for (int i = 0; i < queries(b); i++) {
        if (firstKey(b, i) < 0 || endKey(b, i) < firstKey(b, i) || endKey(b, i) > keys(b)) {
          throw new IllegalArgumentException(
              "query %d of sequence %d sees keys %d to %d of %d"
                  .formatted(i, b, firstKey(b, i), endKey(b, i), keys(b)));
        }
      }
    }
  }

  /** How many sequences: B. */
  public int sequences() {
    return queryStarts.length - 1;
  }

  /** The first query of a sequence. */
  public int queryStart(int b) {
    return queryStarts[b];
  }

  /** How many queries a sequence has: T. */
  public int queries(int b) {
    return queryStarts[b + 1] - queryStarts[b];
  }

  /** The first key of a sequence. */
  public int keyStart(int b) {
    return keys.starts()[b];
  }

  /** How many keys a sequence has: S. */
  public int keys(int b) {
    return keys.counts()[b];
  }

  /** Nk: rows of the array of all keys. */
  public int keyRows() {
    return keys.rows();
  }

  /** The first key that a query may see, both within their sequence. */
  public int firstKey(int b, int query) {
    return firstKeys[queryStarts[b] + query];
  }

  /** The key after the last one that a query may see, both within their sequence. */
  public int endKey(int b, int query) {
    return endKeys[queryStarts[b] + query];
  }
}
