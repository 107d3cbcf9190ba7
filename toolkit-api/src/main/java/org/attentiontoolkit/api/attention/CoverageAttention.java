package org.attentiontoolkit.api.attention;

import java.util.Optional;
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
   * @param past what the steps before have looked at
   * @return with weights, of one head, of which {@link #after} makes what comes next: gradients
   *     pass through them
   */
  AttentionOutput attend(Tape tape, Packed queries, Prepared prepared, PastLooks past);

  /**
   * What has been looked at after a look.
   *
   * @param queries of the look
   * @param past what was looked at before it; nothing before the first
   * @param weights of the look
   */
  PastLooks after(
      Tape tape, Packed queries, Prepared prepared, Optional<PastLooks> past, Pairs weights);
}
