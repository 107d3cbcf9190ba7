package org.attentiontoolkit.tasks.batch;

import java.util.Optional;
import org.attentiontoolkit.api.config.Within;

/**
 * How an epoch is cut into batches.
 *
 * @param sentences how many sentence pairs a batch has, unless tokens is set
 * @param tokens how many tokens a batch has at the most, where a pair counts as many as its longer
 *     side has
 * @param shuffle whether pairs and batches are shuffled; otherwise pairs are taken as written
 * @param pool how many shuffled pairs are sorted by length at a time: 1 leaves the shuffled order
 *     as it is, more makes batches of more equal length
 */
public record BatchSettings(
    @Within("[1,)") int sentences,
    @Within("[1,)") Optional<Integer> tokens,
    boolean shuffle,
    @Within("[1,)") int pool) {

  /** Batches of so many sentence pairs. */
  public static BatchSettings ofSentences(int count, int pool) {
    return new BatchSettings(count, Optional.empty(), true, pool);
  }

  /** Batches of so many tokens. */
  public static BatchSettings ofTokens(int count, int pool) {
    return new BatchSettings(1, Optional.of(count), true, pool);
  }

  /**
   * Whether a batch may hold this many pairs with this many tokens; a pair longer than the limit
   * stands alone.
   */
  boolean hold(int pairs, long inTokens) {
    return tokens.map(most -> pairs == 1 || inTokens <= most).orElse(pairs <= sentences);
  }
}
