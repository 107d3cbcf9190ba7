package org.attentiontoolkit.api.output;

import java.util.List;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Tape;

/** Looks for the best sequence of tokens, one after another. It keeps no state between calls. */
public interface Search {
  /**
   * The best output found for each of B sources, in their order.
   *
   * @param limits the most tokens of each output, the one that ends it included
   * @param stop looked at once a token
   */
  List<Output> search(Tape tape, NextTokens model, int[] limits, Stop stop);
}
