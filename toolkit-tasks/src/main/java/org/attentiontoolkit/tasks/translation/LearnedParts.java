package org.attentiontoolkit.tasks.translation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.attentiontoolkit.tasks.training.RDrop;

/**
 * Which parts the loss of a batch has.
 *
 * @param coverage whether one for coverage
 * @param rDrop whether there are two passes, which are to agree
 */
record LearnedParts(boolean coverage, RDrop rDrop) {
  /** Of a batch that is not learned from. */
  static final LearnedParts LIKELIHOOD = new LearnedParts(false, new RDrop(0));

  static LearnedParts of(TranslationSettings settings) {
    return new LearnedParts(settings.coverageLoss() > 0, settings.agreement());
  }

  /** Over how many predictions each is a sum, for so many tokens of targets. */
  Map<String, Long> predictions(long tokens) {
    Map<String, Long> predictions = new LinkedHashMap<>();
    predictions.put(TranslationBatch.LOSS, tokens * rDrop.passes());
    if (coverage) {
      predictions.put(TranslationBatch.COVERAGE, tokens * rDrop.passes());
    }
    if (rDrop.enabled()) {
      predictions.put(RDrop.PART, tokens);
    }
    return predictions;
  }
}
