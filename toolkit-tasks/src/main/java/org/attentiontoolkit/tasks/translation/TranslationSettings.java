package org.attentiontoolkit.tasks.translation;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.task.TextMetric;
import org.attentiontoolkit.tasks.batch.BatchSettings;
import org.attentiontoolkit.tasks.data.LengthLimit;
import org.attentiontoolkit.tasks.data.PairSource;
import org.attentiontoolkit.tasks.text.ReversedTokenizer;
import org.attentiontoolkit.tasks.text.Tokenizer;
import org.attentiontoolkit.tasks.text.VocabularyLimits;

/**
 * A translation task as the file says it.
 *
 * @param data where sentence pairs come from
 * @param sourceTokenizer how the source is cut
 * @param targetTokenizer how the target is cut
 * @param vocabulary what is left out of each side's vocabulary
 * @param maxLength training pairs longer than this are left out
 * @param reverseTarget whether the target is learned from its last token to its first
 * @param labelSmoothing the share of each target that is spread over the vocabulary, in training
 * @param batch how an epoch is cut into batches
 * @param decoding how outputs are found
 * @param metric what outputs are scored with, beside sequence accuracy
 * @param selectBy which score on valid says which of two models is better
 * @param attentionMaps of how many examples an evaluation keeps what was looked at
 */
public record TranslationSettings(
    PairSource data,
    Tokenizer sourceTokenizer,
    Tokenizer targetTokenizer,
    VocabularyLimits vocabulary,
    LengthLimit maxLength,
    boolean reverseTarget,
    @Within("[0, 1)") double labelSmoothing,
    BatchSettings batch,
    Decoding decoding,
    TextMetric metric,
    SelectBy selectBy,
    @Within("[0,)") int attentionMaps) {

  /**
   * How outputs are found: greedily, the likeliest token at each step.
   *
   * @param batch how many sentences are decoded together
   * @param maxSource longer sources are not decoded
   * @param lengthFactor an output ends, at the latest, after this times the source's tokens …
   * @param lengthExtra … and this many more
   */
  public record Decoding(
      @Within("[1,)") int batch,
      @Within("[1, 1000000)") int maxSource,
      @Within("[0, 1000]") double lengthFactor,
      @Within("[1, 1000000)") int lengthExtra) {
    /** The most tokens, {@code </s>} included, for a source of so many. */
    int limit(int sourceTokens) {
      return (int)
          Math.min(Integer.MAX_VALUE, Math.floor(lengthFactor * sourceTokens) + lengthExtra);
    }
  }

  /** Scores that a model can be chosen by. */
  public enum SelectBy {
    /** The metric's. */
    METRIC,
    /** Sequence accuracy. */
    SEQUENCE_ACCURACY,
    /** The loss. */
    LOSS
  }

  /** The target's tokenizer in the order of learning. */
  Tokenizer learnedTarget() {
    return reverseTarget ? new ReversedTokenizer(targetTokenizer) : targetTokenizer;
  }
}
