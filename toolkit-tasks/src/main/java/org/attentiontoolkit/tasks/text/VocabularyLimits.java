package org.attentiontoolkit.tasks.text;

import org.attentiontoolkit.tensor.error.Problem;

/**
 * What is left out of a vocabulary.
 *
 * @param maxSize the most tokens it may have, specials included; 0 for no limit
 * @param minFrequency how often a token must occur to be listed, at least 1
 */
public record VocabularyLimits(int maxSize, int minFrequency) {

  /** Every token, however rare. */
  public static final VocabularyLimits NONE = new VocabularyLimits(0, 1);

  /** Checks both. */
  public VocabularyLimits {
    if (maxSize != 0 && maxSize <= Vocabulary.SPECIALS.size()) {
      throw Problem.input(
              "vocabulary.max-size",
              "A vocabulary of at most "
                  + maxSize
                  + " tokens has room for no word beside "
                  + String.join(" ", Vocabulary.SPECIALS)
                  + ".")
          .hint("Use 0 for no limit.")
          .exception();
    }
    if (minFrequency < 1) {
      throw Problem.input(
              "vocabulary.min-frequency",
              "min-frequency is " + minFrequency + ", but must be at least 1.")
          .exception();
    }
  }

  long maxWords() {
    return maxSize == 0 ? Long.MAX_VALUE : maxSize - (long) Vocabulary.SPECIALS.size();
  }
}
