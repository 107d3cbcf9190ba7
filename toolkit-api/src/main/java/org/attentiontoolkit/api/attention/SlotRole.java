package org.attentiontoolkit.api.attention;

/** What an attention is for in the place where it is put. */
public enum SlotRole {
  /** Queries and memory are the same states, all of which each query may look at. */
  SELF,
  /** Queries and memory are the same states; each query sees those up to its own. */
  CAUSAL,
  /** A decoder's states look at the source's, all positions of a target at once. */
  CROSS,
  /** A recurrent decoder's state looks at the source's, step by step. */
  DECODER
}
