package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;

/**
 * Looks at a memory with queries. One contract serves every slot: the decoder's look at the source
 * (one query a sentence and step, or all of a sentence at once), self-attention (queries and memory
 * are the same states) and causal self-attention ({@link Visibility#CAUSAL}).
 *
 * <p>Most attentions need not implement this: a {@link Score} becomes one by {@link
 * ScoredAttention}.
 */
public interface Attention {
  /** What of a memory does not depend on the query, such as projected keys and values. A value. */
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
   * The same of a memory that has grown, as the states of a target grow step by step.
   *
   * @param states {@code [K, D]}: what follows the states of each of the memory's sequences, any
   *     number each, also none
   */
  Prepared extend(Tape tape, Prepared prepared, Packed states);

  /**
   * The same of some of the memory's sequences, as a search reorders, repeats and drops hypotheses:
   * sequence i of the result is sequence {@code sequences[i]}.
   */
  Prepared select(Tape tape, Prepared prepared, int[] sequences);

  /**
   * Looks at the memory.
   *
   * @param queries {@code [M, Q]}; sequence b holds the queries on source b, any number of them,
   *     also none. Their positions are those of their segments: {@link
   *     org.attentiontoolkit.tensor.Segments#position}
   * @param prepared what {@link #prepare}, {@link #extend} or {@link #select} of this attention
   *     gave
   * @param visibility which states of its source a query may look at
   */
  AttentionOutput attend(
      Tape tape, Packed queries, Prepared prepared, Visibility visibility, Weights weights);

  /** Whether it can tell its weights when they are wanted. */
  default boolean hasWeights() {
    return true;
  }

  /** C, the width of a context; 0 if there is none. */
  int contextWidth();
}
