package org.attentiontoolkit.tasks.data;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.text.Tokenizer;
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
public record ExampleReader(DataSource source, Stop stop) {
  private static final Logger LOG = LoggerFactory.getLogger(ExampleReader.class);

  /** The two vocabularies of the training data. */
  public record Vocabularies(Vocabulary source, Vocabulary target) {}

  /** Counts the training data's tokens, in one pass over both sides. */
  public Vocabularies count(
      Tokenizer sourceTokenizer, Tokenizer targetTokenizer, VocabularyLimits limits) {
    String where = source.describe(EvaluationSet.TRAIN);
    PairColumns columns = PairColumns.of(source, EvaluationSet.TRAIN);
    VocabularyBuilder from = new VocabularyBuilder("source side of " + where);
    VocabularyBuilder to = new VocabularyBuilder("target side of " + where);
    source.read(
        EvaluationSet.TRAIN,
        pair -> {
          from.add(sourceTokenizer.tokenise(pair.texts().get(columns.source())));
          to.add(targetTokenizer.tokenise(pair.texts().get(columns.target())));
        },
        stop);
    return new Vocabularies(from.build(limits), to.build(limits));
  }

  /**
   * The examples of a set. Only training pairs are left out for their length: leaving out what is
   * scored would flatter the score. Pairs that are left in and far longer than the others are
   * warned about.
   */
  public Examples read(String set, TextSide from, TextSide to, LengthLimit limit) {
    List<ParallelExample> kept = new ArrayList<>();
    int[] leftOut = {0};
    boolean training = set.equals(EvaluationSet.TRAIN);
    PairColumns columns = PairColumns.of(source, set);
    source.read(
        set,
        read -> {
          ParallelExample example = example(columns.pair(read), columns.hasTarget(), from, to);
          if (!training || limit.keeps(example)) {
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
          .at(source.describe(set))
          .exception();
    }
    Examples examples = new Examples(set, kept, leftOut[0], columns.hasTarget());
    if (training) {
      Outliers.of(kept).ifPresent(outliers -> LOG.warn(outliers.words(n -> source.place(set, n))));
    }
    return examples;
  }

  private static ParallelExample example(
      SentencePair pair, boolean hasTarget, TextSide from, TextSide to) {
    SentencePair surface =
        new SentencePair(
            from.tokenizer().surface(pair.source()),
            to.tokenizer().surface(pair.target()),
            pair.number());
    return new ParallelExample(
        from.encode(pair.source()), hasTarget ? to.encode(pair.target()) : new int[0], surface);
  }
}
