package org.attentiontoolkit.api.model;

import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;

/**
 * Looks at a memory with queries. One contract serves every slot: the decoder's look at the source
 * (one query a sentence and step, or all of a sentence at once), self-attention (queries and memory
 * are the same states) and causal self-attention ({@link Visibility#CAUSAL}).
 */
public interface Attention {
  /** What of a memory does not depend on the query, such as projected keys and values. */
  interface Prepared {}

  /** Whether the caller will look at the weights. */
  enum Weights {
    /** Yes: give them. */
    WANTED,
    /** No: they need not exist. */
    UNWANTED
  }

  /** Computes once what all queries on this memory share. */
  Prepared prepare(Tape tape, Memory memory);

  /**
   * Looks at the memory.
   *
   * @param queries {@code [M, Q]}; sequence b holds the queries on source b, any number of them,
   *     also none
   * @param prepared what {@link #prepare} of this attention gave
   * @param visibility which states of its source a query may look at
   */
  AttentionOutput attend(
      Tape tape, Packed queries, Prepared prepared, Visibility visibility, Weights weights);

  /** C, the width of a context; 0 if there is none. */
  int contextWidth();
}
