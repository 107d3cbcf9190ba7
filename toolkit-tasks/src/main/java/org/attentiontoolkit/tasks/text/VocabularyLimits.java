package org.attentiontoolkit.tasks.text;

import org.attentiontoolkit.api.config.Within;

/**
 * What is left out of a vocabulary.
 *
 * @param maxSize the most tokens it may have, specials included; 0 for no limit
 * @param minFrequency how often a token must occur to be listed
 */
public record VocabularyLimits(@Within("[0,)") int maxSize, @Within("[1,)") int minFrequency) {

  /** Every token, however rare. */
  public static final VocabularyLimits NONE = new VocabularyLimits(0, 1);

  /** Checks that a word has room. */
  public VocabularyLimits {
    if (maxSize != 0 && maxSize <= Vocabulary.SPECIALS.size()) {
      throw new IllegalArgumentException(
          "max-size "
              + maxSize
              + " leaves no room for a word beside "
              + String.join(" ", Vocabulary.SPECIALS)
              + "; 0 is no limit");
    }
  }

  long maxWords() {
    return maxSize == 0 ? Long.MAX_VALUE : maxSize - (long) Vocabulary.SPECIALS.size();
  }
}
