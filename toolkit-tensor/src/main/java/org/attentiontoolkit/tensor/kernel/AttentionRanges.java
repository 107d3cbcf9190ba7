package org.attentiontoolkit.tensor.kernel;

/**
 * Which queries and keys belong together, and from which key to which key each query looks. Queries
 * and keys are counted in all sequences, or within their own.
 */
public final class AttentionRanges extends SequenceRanges {
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
    super(queryStarts, keys);
    this.firstKeys = firstKeys;
    this.endKeys = endKeys;
    int queries = queryStart(sequences());
    if (firstKeys.length != queries || endKeys.length != queries) {
      throw new IllegalArgumentException(
          "%d first and %d last keys for %d queries"
              .formatted(firstKeys.length, endKeys.length, queries));
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

  /** The first key that a query may see, both within their sequence. */
  public int firstKey(int b, int query) {
    return firstKeys[queryStart(b) + query];
  }

  /** The key after the last one that a query may see, both within their sequence. */
  public int endKey(int b, int query) {
    return endKeys[queryStart(b) + query];
  }
}
