package org.attentiontoolkit.api.output;

import java.util.List;

/** Is told which hypotheses a search keeps. */
@FunctionalInterface
public interface SearchWatch {
  /** Does nothing with it. */
  SearchWatch NONE = (source, kept) -> {};

  /**
   * A step of one source is done.
   *
   * @param source which of the B sources
   * @param kept what the step kept, finished hypotheses included, the likeliest first
   */
  void kept(int source, List<Kept> kept);

  /**
   * A hypothesis after a step.
   *
   * @param parent which of the unfinished ones that the step before kept it goes on from; 0 in the
   *     first step
   * @param token its last token
   * @param logProbability of all its tokens, in nats
   * @param finished whether it goes on no more
   */
  record Kept(int parent, int token, double logProbability, boolean finished) {}
}
