package org.attentiontoolkit.tasks.language;

import java.nio.file.Path;
import java.util.Optional;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.output.HeadFactory;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.tasks.batch.BatchSettings;
import org.attentiontoolkit.tasks.data.VocabularyChoice;
import org.attentiontoolkit.tasks.training.RDrop;
import org.attentiontoolkit.tasks.training.ScheduledSampling;

/**
 * A language model as the file says it.
 *
 * @param data where lines come from
 * @param tokenizer how a line is cut
 * @param vocabulary how tokens are numbered
 * @param maxLength lines to learn from with more tokens are left out; 0 for no limit
 * @param labelSmoothing the share of each token that is spread over the vocabulary, in training
 * @param rDrop how strongly two passes with other dropout are made to agree; 0 for one pass
 * @param scheduledSampling whether and how often the decoder goes on from tokens of its own in
 *     training
 * @param batch how an epoch is cut into batches
 * @param head what scores the next token, given the decoder's features
 * @param tiedSoftmax whether the head's map is the decoder's embedding
 * @param decoding how lines are continued
 * @param attentionMaps of how many lines an evaluation keeps what was looked at
 */
public record LanguageModelSettings(
    DataSource data,
    Tokenizer tokenizer,
    LineVocabulary vocabulary,
    @Within("[0,)") int maxLength,
    @Within("[0, 1)") double labelSmoothing,
    @Within("[0, 1000]") double rDrop,
    ScheduledSampling scheduledSampling,
    BatchSettings batch,
    HeadFactory head,
    boolean tiedSoftmax,
    Decoding decoding,
    @Within("[0,)") int attentionMaps) {

  /** How two passes are made to agree. */
  RDrop agreement() {
    return new RDrop(rDrop);
  }

  /**
   * How tokens are numbered: as the training data have them, or as another run has it.
   *
   * @param maxSize the most tokens, specials included; 0 for no limit
   * @param minFrequency how often a token must occur to be listed
   * @param from the folder of a run of a language model, whose vocabulary and rules of the
   *     tokenizer are taken as they are
   */
  public record LineVocabulary(
      @Within("[0,)") int maxSize, @Within("[1,)") int minFrequency, Optional<Path> from) {
    /** Checks that a word has room. */
    public LineVocabulary {
      new VocabularyChoice(maxSize, minFrequency, false, from);
    }

    VocabularyChoice choice() {
      return new VocabularyChoice(maxSize, minFrequency, false, from);
    }
  }

  /**
   * How lines are continued.
   *
   * @param search which sequence of tokens is looked for
   * @param batch how many lines go together
   * @param maxPrompt lines with more tokens are not continued
   * @param maxNewTokens the most tokens that are written after a line, the one that ends it
   *     included
   */
  public record Decoding(
      Search search,
      @Within("[1,)") int batch,
      @Within("[1, 1000000)") int maxPrompt,
      @Within("[1, 1000000)") int maxNewTokens) {}
}
