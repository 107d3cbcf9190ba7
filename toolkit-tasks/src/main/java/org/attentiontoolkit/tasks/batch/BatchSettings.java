package org.attentiontoolkit.tasks.batch;

import org.attentiontoolkit.tensor.error.Problem;

/**
 * How an epoch is cut into batches.
 *
 * @param size how much goes into one
 * @param pool how many shuffled examples are sorted by length at a time: 1 leaves the shuffled
 *     order as it is, more makes batches of more equal length
 */
public record BatchSettings(BatchSize size, int pool) {
  /** Checks the pool. */
  public BatchSettings {
    if (pool < 1) {
      throw Problem.input("batch.pool", "The pool is " + pool + ", but must be at least 1.")
          .exception();
    }
  }
}
