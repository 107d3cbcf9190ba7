package org.attentiontoolkit.api.text;

import java.util.List;

/** Cuts a text at random, so that training sees the same text cut in many ways. */
public interface TokenSampler {

  /**
   * Tokens that are drawn; put together again they are the same text.
   *
   * @param key of the draws: the same key gives the same tokens
   */
  List<String> sample(String text, long key);

  /** Every token that may be drawn for a text, as often as there is a place for it. */
  List<String> possible(String text);
}
