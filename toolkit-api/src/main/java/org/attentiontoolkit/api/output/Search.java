package org.attentiontoolkit.api.output;

import java.util.Collections;
import java.util.List;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Tape;

/** Looks for good sequences of tokens, one token after another. It keeps no state between calls. */
public interface Search {
  /**
   * What was found for each of B sources, in their order: outputs, the best first, at least one.
   *
   * @param stop looked at once a token
   */
  List<List<Output>> search(Tape tape, NextTokens model, Request request, Stop stop);

  /**
   * The same, telling which hypotheses are kept. A search that follows a single one of each output
   * has nothing to tell.
   */
  default List<List<Output>> search(
      Tape tape, NextTokens model, Request request, Stop stop, SearchWatch watch) {
    return search(tape, model, request, stop);
  }

  /** Whether it looks at what the model attends to, which takes memory. */
  default boolean needsWeights() {
    return false;
  }

  /**
   * What is looked for.
   *
   * @param limits for each of B sources, the most tokens of an output, the one that ends it
   *     included
   * @param numbers which each is among all sources there are: what is drawn for one depends on its
   *     number, never on the batch it is in
   * @param outputs how many outputs of a source are wanted; a search may find fewer
   * @param prefixes for each of B sources, the tokens that its outputs begin with, fewer than its
   *     limit; they are part of the outputs and of their log-probabilities
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Request(int[] limits, long[] numbers, int outputs, List<int[]> prefixes) {
    /** Outputs that may begin with anything. */
    public Request(int[] limits, long[] numbers, int outputs) {
      this(limits, numbers, outputs, Collections.nCopies(limits.length, new int[0]));
    }
  }
}
