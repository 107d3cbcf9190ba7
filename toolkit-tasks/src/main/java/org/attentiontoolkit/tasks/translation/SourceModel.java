package org.attentiontoolkit.tasks.translation;

import java.util.List;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.tensor.Tape;

/** What says how translations may go on: a model, or several together. */
@FunctionalInterface
interface SourceModel {
  /**
   * What may come next.
   *
   * @param sources each ended by {@code </s>}
   * @param weights whether what is looked at is wanted
   */
  NextTokens nextTokens(Tape tape, List<int[]> sources, Attention.Weights weights);
}
