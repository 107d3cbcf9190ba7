package org.attentiontoolkit.tasks.data;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tasks.store.ParallelExample;

/**
 * The longest training pairs that are kept, in tokens without {@code </s>}.
 *
 * @param source most tokens of the source, 0 for no limit
 * @param target most tokens of the target, 0 for no limit
 */
public record LengthLimit(@Within("[0,)") int source, @Within("[0,)") int target) {
  /** Every pair is kept. */
  public static final LengthLimit NONE = new LengthLimit(0, 0);

  boolean keeps(ParallelExample example) {
    return within(example.source().length - 1, source)
        && within(example.target().length - 1, target);
  }

  private static boolean within(int length, int limit) {
    return limit == 0 || length <= limit;
  }
}
