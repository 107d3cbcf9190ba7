package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.output.HeadFactory;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.tasks.batch.BatchSettings;
import org.attentiontoolkit.tasks.data.LengthLimit;
import org.attentiontoolkit.tasks.data.Tokenizers;
import org.attentiontoolkit.tasks.data.VocabularyChoice;
import org.attentiontoolkit.tasks.head.PointerGenerator;
import org.attentiontoolkit.tasks.metric.ExactMatch;
import org.attentiontoolkit.tasks.metric.TokenScores;
import org.attentiontoolkit.tasks.search.GreedySearch;
import org.attentiontoolkit.tasks.training.RDrop;
import org.attentiontoolkit.tasks.training.ScheduledSampling;

/**
 * A translation task as the file says it.
 *
 * @param data where sentence pairs come from
 * @param sourceTokenizer how the source is cut
 * @param targetTokenizer how the target is cut
 * @param vocabulary how each side's tokens are numbered
 * @param maxLength training pairs longer than this are left out
 * @param reverseTarget whether the target is learned from its last token to its first
 * @param labelSmoothing the share of each target that is spread over the vocabulary, in training
 * @param coverageLoss weight of the coverage loss beside the cross-entropy; 0 for none
 * @param rDrop how strongly two passes with other dropout are made to agree; 0 for one pass
 * @param scheduledSampling whether and how often the decoder goes on from tokens of its own in
 *     training
 * @param batch how an epoch is cut into batches
 * @param head what scores the tokens of the target, given the decoder's features
 * @param tiedSoftmax whether the head's map is the decoder's embedding
 * @param tiedEmbeddings whether the decoder embeds tokens by the encoder's table
 * @param copy whether and how words of the source are copied
 * @param decoding how outputs are found
 * @param metric what outputs are scored with first
 * @param furtherMetrics what they are scored with besides, and beside sequence accuracy
 * @param selectBy which score on valid says which of two models is better, unless the experiment
 *     names one
 * @param attentionMaps of how many examples an evaluation keeps what was looked at and how their
 *     outputs were written
 * @param attentionExamples over how many examples it sums up how each head looks
 */
public record TranslationSettings(
    DataSource data,
    Tokenizer sourceTokenizer,
    Tokenizer targetTokenizer,
    VocabularyChoice vocabulary,
    LengthLimit maxLength,
    boolean reverseTarget,
    @Within("[0, 1)") double labelSmoothing,
    @Within("[0, 1000]") double coverageLoss,
    @Within("[0, 1000]") double rDrop,
    ScheduledSampling scheduledSampling,
    BatchSettings batch,
    HeadFactory head,
    boolean tiedSoftmax,
    boolean tiedEmbeddings,
    PointerGenerator.Config copy,
    Decoding decoding,
    TextMetric metric,
    List<TextMetric> furtherMetrics,
    SelectBy selectBy,
    @Within("[0,)") int attentionMaps,
    @Within("[0,)") int attentionExamples) {

  /** Checks that each score has a name of its own, and that what is shared can be. */
  public TranslationSettings {
    if (tiedEmbeddings && !vocabulary.joint()) {
      throw new IllegalArgumentException(
          "tied-embeddings needs one vocabulary for both sides: vocabulary.joint = true");
    }
    if (copy.enabled() && labelSmoothing > 0) {
      throw new IllegalArgumentException(
          "copy can't be learned with label-smoothing, which spreads over the vocabulary what may"
              + " be copied: leave one of them out");
    }
    if (copy.enabled() && rDrop > 0) {
      throw new IllegalArgumentException(
          "copy can't be learned with r-drop, which compares what the vocabulary alone would write:"
              + " leave one of them out");
    }
    Set<String> names = new HashSet<>();
    for (String name : scores(metric, furtherMetrics)) {
      if (!names.add(name)) {
        throw new IllegalArgumentException("two scores are named " + name);
      }
    }
  }

  /**
   * How outputs are found.
   *
   * @param search which sequence of tokens is looked for
   * @param batch how many sentences are decoded together
   * @param maxSource longer sources are not decoded
   * @param lengthFactor an output ends, at the latest, after this times the source's tokens …
   * @param lengthExtra … and this many more
   * @param replaceUnknown whether an unknown word of an output becomes the source's word that was
   *     looked at most: Luong et al., "Addressing the rare word problem in neural machine
   *     translation", ACL 2015, with the attention of Jean et al., ACL 2015, for an alignment
   * @param minimumBayesRisk how one of several outputs is chosen; nothing where the search does it
   */
  public record Decoding(
      Search search,
      @Within("[1,)") int batch,
      @Within("[1, 1000000)") int maxSource,
      @Within("[0, 1000]") double lengthFactor,
      @Within("[1, 1000000)") int lengthExtra,
      boolean replaceUnknown,
      Optional<MinimumBayesRisk> minimumBayesRisk) {
    /** Checks that there is something to choose from. */
    public Decoding {
      if (minimumBayesRisk.isPresent() && search instanceof GreedySearch) {
        throw new IllegalArgumentException(
            "minimum-bayes-risk chooses among several outputs, but a greedy search finds one:"
                + " use search = sampling or beam");
      }
    }

    /** The most tokens, {@code </s>} included, for a source of so many. */
    int limit(int sourceTokens) {
      return (int)
          Math.min(Integer.MAX_VALUE, Math.floor(lengthFactor * sourceTokens) + lengthExtra);
    }
  }

  /** How two passes are made to agree. */
  RDrop agreement() {
    return new RDrop(rDrop);
  }

  /** How many words of a source that the target's vocabulary lacks can be copied. */
  int copied() {
    return copy.enabled() ? copy.words() : 0;
  }

  /** All metrics, in the order to show them. */
  List<TextMetric> metrics() {
    return metrics(metric, furtherMetrics);
  }

  /** The names of all scores, in the order to show them. */
  List<String> scores() {
    return scores(metric, furtherMetrics);
  }

  private static List<TextMetric> metrics(TextMetric first, List<TextMetric> further) {
    List<TextMetric> all = new ArrayList<>(List.of(first));
    all.addAll(further);
    if (all.stream().noneMatch(m -> m.name().equals(ExactMatch.NAME))) {
      all.add(new ExactMatch(new ExactMatch.Config()));
    }
    return all;
  }

  private static List<String> scores(TextMetric first, List<TextMetric> further) {
    return Stream.concat(
            metrics(first, further).stream().map(TextMetric::name), TokenScores.NAMES.stream())
        .toList();
  }

  /** The score that says which of two models is better. */
  String selectedScore() {
    return switch (selectBy) {
      case METRIC -> metric.name();
      case SEQUENCE_ACCURACY -> ExactMatch.NAME;
      case LOSS -> TokenScores.LOSS;
    };
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

  /** How both sides are cut. */
  Tokenizers tokenizers() {
    return new Tokenizers(sourceTokenizer, targetTokenizer);
  }

  /** Tokenizers in the order of learning. */
  Tokenizers inOrder(Tokenizers tokenizers) {
    return reverseTarget ? tokenizers.withReversedTarget() : tokenizers;
  }
}
