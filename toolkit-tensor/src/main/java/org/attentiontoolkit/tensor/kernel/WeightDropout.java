package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.random.Draws;

/**
 * Which attention weights dropout keeps; a {@link DropoutRule} tells it for the weights that one
 * query gives to its keys in one head.
 */
public final class WeightDropout {
  private final long[] queryKeys;
  private final double probability;

  /**
   * Drops a weight with the given probability.
   *
   * @param queryKeys keys of the draws of each query: {@code [Nq]}
   * @param probability below 1
   */
  public WeightDropout(long[] queryKeys, double probability) {
    DropoutRule.check(probability);
    this.queryKeys = queryKeys;
    this.probability = probability;
  }

  /** How many queries: Nq. */
  public int queries() {
    return queryKeys.length;
  }

  /** The key of the draws for one query in one head. */
  public static long key(long queryKey, int head) {
    return Draws.bits(queryKey, head);
  }

  /**
   * The rule for some queries in one head, a row each.
   *
   * @param first the first of them
   * @param count how many
   * @param keys how many weights a row has
   */
  public DropoutRule rule(int head, int first, int count, int keys) {
    long[] rows = new long[count];
    for (int i = 0; i < count; i++) {
      rows[i] = key(queryKeys[first + i], head);
    }
    return DropoutRule.ofRows(rows, keys, probability);
  }
}
