package org.attentiontoolkit.api.task;

import java.util.List;

/**
 * How an output was written, token by token.
 *
 * @param example which example: its place among the predictions, from 0
 * @param steps one for each token of the output
 * @param kept for each step of a search with several hypotheses those that it kept, the likeliest
 *     first; empty where the search follows one. There may be more steps than tokens of the output
 */
public record DecodingTrace(int example, List<Step> steps, List<List<Kept>> kept) {
  /**
   * A token.
   *
   * @param token what was written
   * @param probability of it, given the source and the tokens before
   * @param likeliest the tokens that the model thought likeliest here, the likeliest first
   */
  public record Step(String token, double probability, List<Choice> likeliest) {}

  /** A token that could have been written. */
  public record Choice(String token, double probability) {}

  /**
   * A hypothesis after a step.
   *
   * @param parent which of those kept by the step before it goes on from; 0 in the first step
   * @param token its last token
   * @param logProbability of all its tokens, in nats
   * @param finished whether it goes on no more
   * @param chosen whether it is a beginning of the output
   */
  public record Kept(
      int parent, String token, double logProbability, boolean finished, boolean chosen) {}

  /** The same as another example's. */
  public DecodingTrace ofExample(int other) {
    return new DecodingTrace(other, steps, kept);
  }
}
