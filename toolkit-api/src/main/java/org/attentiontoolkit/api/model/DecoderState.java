package org.attentiontoolkit.api.model;

import org.attentiontoolkit.tensor.Tape;

/** Where a decoder stands: a value, one row a hypothesis. Valid as long as its tape. */
public interface DecoderState {
  /** How many hypotheses. */
  int rows();

  /** For each hypothesis, the source it belongs to; ascending. */
  int[] sources();

  /**
   * The state whose row i is this state's row {@code rows[i]}: reorders, repeats and drops
   * hypotheses. The sources of the chosen rows must be ascending.
   */
  DecoderState select(Tape tape, int[] rows);
}
