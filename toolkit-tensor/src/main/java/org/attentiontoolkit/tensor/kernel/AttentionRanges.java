package org.attentiontoolkit.tensor.kernel;

/**
 * Which queries and keys belong together, and from which key to which key each query looks; besides
 * it may see some keys from the first on. Queries and keys are counted in all sequences, or within
 * their own.
 */
public final class AttentionRanges extends SequenceRanges {
  private final int[] leadingKeys;
  private final int[] firstKeys;
  private final int[] endKeys;

  /**
   * Ranges of B sequences.
   *
   * @param queryStarts the first query of each sequence, then the number of all: {@code [B + 1]}
   * @param keys where the keys of each sequence are
   * @param leadingKeys how many keys from the first on each query sees besides, none of those that
   *     follow: {@code [Nq]}
   * @param firstKeys the first key that each query may see, within its sequence: {@code [Nq]}
   * @param endKeys the key after the last one: {@code [Nq]}
   */
  public AttentionRanges(
      int[] queryStarts, KeyRows keys, int[] leadingKeys, int[] firstKeys, int[] endKeys) {
    super(queryStarts, keys);
    this.leadingKeys = leadingKeys;
    this.firstKeys = firstKeys;
    this.endKeys = endKeys;
    int queries = queryStart(sequences());
    if (leadingKeys.length != queries || firstKeys.length != queries || endKeys.length != queries) {
      throw new IllegalArgumentException(
          "%d leading, %d first and %d last keys for %d queries"
              .formatted(leadingKeys.length, firstKeys.length, endKeys.length, queries));
    }
    for (int b = 0; b < sequences(); b++) {
      for (int i = 0; i < queries(b); i++) {
        if (leadingKeys(b, i) < 0
            || firstKey(b, i) < leadingKeys(b, i)
            || endKey(b, i) < firstKey(b, i)
            || endKey(b, i) > keys(b)) {
          throw new IllegalArgumentException(
              "query %d of sequence %d sees keys 0 to %d and %d to %d of %d"
                  .formatted(i, b, leadingKeys(b, i), firstKey(b, i), endKey(b, i), keys(b)));
        }
      }
    }
  }

  /** How many keys from the first on a query, within its sequence, sees besides its range. */
  public int leadingKeys(int b, int query) {
    return leadingKeys[queryStart(b) + query];
  }

  /** The first key of a query's range, both within their sequence. */
  public int firstKey(int b, int query) {
    return firstKeys[queryStart(b) + query];
  }

  /** The key after the last one of a query's range, both within their sequence. */
  public int endKey(int b, int query) {
    return endKeys[queryStart(b) + query];
  }

  /** Whether a query sees a key, both within their sequence. */
  public boolean sees(int b, int query, int key) {
    return key < leadingKeys(b, query) || (key >= firstKey(b, query) && key < endKey(b, query));
  }

  /** Whether a query sees all keys of its sequence. */
  public boolean seesAll(int b, int query) {
    int from = leadingKeys(b, query) == firstKey(b, query) ? 0 : firstKey(b, query);
    return from == 0 && endKey(b, query) == keys(b);
  }
}
