package org.attentiontoolkit.tasks.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.tasks.store.ExampleWriter;
import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tasks.store.SentencePair;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.text.VocabularyBuilder;
import org.attentiontoolkit.tasks.text.VocabularyLimits;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Turns sentence pairs into vocabularies and examples, one pair at a time.
 *
 * @param source where the pairs come from
 * @param stop looked at once a pair
 */
public record ExampleReader(DataSource source, Stop stop) {
  /** The two vocabularies of the training data. */
  public record Vocabularies(Vocabulary source, Vocabulary target) {}

  /**
   * Counts the training data's tokens, in one pass over both sides.
   *
   * @param joint whether both sides get one vocabulary
   */
  public Vocabularies count(Tokenizers tokenizers, VocabularyLimits limits, boolean joint) {
    String where = source.describe(EvaluationSet.TRAIN);
    PairColumns columns = PairColumns.of(source, EvaluationSet.TRAIN);
    VocabularyBuilder from =
        new VocabularyBuilder((joint ? "both sides of " : "source side of ") + where);
    VocabularyBuilder to = joint ? from : new VocabularyBuilder("target side of " + where);
    source.read(
        EvaluationSet.TRAIN,
        pair -> {
          from.add(tokens(tokenizers.source(), pair.texts().get(columns.source())));
          to.add(tokens(tokenizers.target(), pair.texts().get(columns.target())));
        },
        stop);
    return new Vocabularies(from.build(limits), to.build(limits));
  }

  /** Where training draws tokens, all that may be drawn are counted. */
  private static List<String> tokens(Tokenizer tokenizer, String text) {
    return tokenizer
        .sampler()
        .map(sampler -> sampler.possible(text))
        .orElseGet(() -> tokenizer.tokenise(text));
  }

  /**
   * Writes the examples of a set. Only training pairs are left out for their length: leaving out
   * what is scored would flatter the score.
   *
   * @param folder an empty one
   * @param texts which texts are kept, too
   */
  public void write(Path folder, String set, Sides sides, LengthLimit limit, KeptTexts texts) {
    boolean training = set.equals(EvaluationSet.TRAIN);
    PairColumns columns = PairColumns.of(source, set);
    Counts counts = new Counts();
    try (ExampleWriter writer = new ExampleWriter(folder, texts != KeptTexts.NONE)) {
      source.read(
          set,
          read -> {
            SentencePair pair = columns.pair(read);
            ParallelExample example = sides.example(pair, columns.hasTarget());
            if (!training || limit.keeps(example)) {
              writer.add(example, texts == KeptTexts.SHOWN ? sides.surface(pair) : pair);
              counts.add(example);
            } else {
              counts.leftOut++;
            }
          },
          stop);
      if (writer.count() == 0) {
        throw Problem.input(
                "data.all-too-long",
                "All %d training pairs are longer than max-length allows."
                    .formatted(counts.leftOut))
            .at(source.describe(set))
            .exception();
      }
      writer.counts(counts.all());
    }
  }

  private static final class Counts {
    private long examples;
    private long leftOut;
    private long source;
    private long target;
    private long unknownSource;
    private long unknownTarget;

    void add(ParallelExample example) {
      examples++;
      source += example.source().length;
      target += example.target().length;
      unknownSource += unknown(example.source());
      unknownTarget += unknown(example.target());
    }

    private static long unknown(int[] ids) {
      return Arrays.stream(ids).filter(id -> id == Vocabulary.UNKNOWN).count();
    }

    Map<String, Long> all() {
      Map<String, Long> all = new LinkedHashMap<>();
      all.put("examples", examples);
      all.put("left out as too long", leftOut);
      all.put("source tokens", source);
      all.put("target tokens", target);
      all.put("unknown source tokens", unknownSource);
      all.put("unknown target tokens", unknownTarget);
      return all;
    }
  }
}
