package org.attentiontoolkit.tasks.data;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.task.Split;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.text.Tokenizer;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.text.VocabularyBuilder;
import org.attentiontoolkit.tasks.text.VocabularyLimits;
import org.attentiontoolkit.tensor.error.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns sentence pairs into vocabularies and examples.
 *
 * @param source where the pairs come from
 * @param stop looked at once a pair
 */
public record ExampleReader(PairSource source, Stop stop) {
  private static final Logger LOG = LoggerFactory.getLogger(ExampleReader.class);

  /** The two vocabularies of the training split. */
  public record Vocabularies(Vocabulary source, Vocabulary target) {}

  /** Counts the training split's tokens, in one pass over both sides. */
  public Vocabularies count(
      Tokenizer sourceTokenizer, Tokenizer targetTokenizer, VocabularyLimits limits) {
    String where = source.describe(Split.TRAIN);
    VocabularyBuilder from = new VocabularyBuilder("source side of " + where);
    VocabularyBuilder to = new VocabularyBuilder("target side of " + where);
    source.read(
        Split.TRAIN,
        pair -> {
          from.add(sourceTokenizer.tokenise(pair.source()));
          to.add(targetTokenizer.tokenise(pair.target()));
        },
        stop);
    return new Vocabularies(from.build(limits), to.build(limits));
  }

  /**
   * The examples of a split. Only training pairs are left out for their length: leaving out what is
   * scored would flatter the score. Pairs that are left in and far longer than the others are
   * warned about.
   */
  public Examples read(Split split, TextSide from, TextSide to, LengthLimit limit) {
    List<ParallelExample> kept = new ArrayList<>();
    int[] leftOut = {0};
    source.read(
        split,
        pair -> {
          ParallelExample example = example(pair, from, to);
          if (split != Split.TRAIN || limit.keeps(example)) {
            kept.add(example);
          } else {
            leftOut[0]++;
          }
        },
        stop);
    if (kept.isEmpty()) {
      throw Problem.input(
              "data.all-too-long",
              "All %d training pairs are longer than max-length allows.".formatted(leftOut[0]))
          .at(source.describe(split))
          .exception();
    }
    Examples examples = new Examples(split, kept, leftOut[0]);
    if (split == Split.TRAIN) {
      Outliers.of(kept)
          .ifPresent(outliers -> LOG.warn(outliers.words(n -> source.place(split, n))));
    }
    return examples;
  }

  private static ParallelExample example(SentencePair pair, TextSide from, TextSide to) {
    SentencePair surface =
        new SentencePair(
            from.tokenizer().surface(pair.source()),
            to.tokenizer().surface(pair.target()),
            pair.number());
    return new ParallelExample(from.encode(pair.source()), to.encode(pair.target()), surface);
  }
}
