package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * An attention that can count what the steps before have looked at. Asked without {@code coverage},
 * nothing was looked at before.
 */
public interface CoverageAttention extends Attention {
  /** Whether it counts it: if not, a decoder need not keep it. */
  boolean covers();

  /**
   * Looks at the whole memory.
   *
   * @param queries {@code [M, Q]}, as in {@link Attention#attend}
   * @param coverage for each pair of a query and a state, the sum of the weights of the steps
   *     before, of one head
   * @return with weights, of one head, of which the next coverage is made: gradients pass through
   *     them
   */
  AttentionOutput attend(Tape tape, Packed queries, Prepared prepared, Pairs coverage);
}
