package org.attentiontoolkit.tasks.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.attentiontoolkit.api.data.DataCache;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.text.LearnedTokenizer;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.api.text.TrainingText;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tasks.store.ExampleWriter;
import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tasks.store.SentencePair;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.text.VocabularyBuilder;
import org.attentiontoolkit.tasks.text.VocabularyFile;
import org.attentiontoolkit.tasks.text.VocabularyLimits;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * The vocabulary and the token numbers of lines, made once and found again in a cache. In the store
 * a line is a target without a source.
 */
public final class PreparedLines {
  private static final String VOCABULARY = "text.vocab";
  private static final String RULES = "rules";

  private final DataSource source;
  private final DataCache cache;
  private final Stop stop;
  private final DataOrigin origin;

  /** Prepares lines of a source. */
  public PreparedLines(DataSource source, DataCache cache, Stop stop) {
    this.source = source;
    this.cache = cache;
    this.stop = stop;
    this.origin = new DataOrigin(source, stop);
  }

  /**
   * Checks that a set has lines.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if its examples are something else
   */
  public static void requireLines(DataSource source, String set) {
    if (!source.fields(set).equals(List.of(PlainText.TEXT))) {
      throw Problem.input(
              "data.no-field",
              "A language model needs examples with a text and nothing else, but those of %s have %s."
                  .formatted(set, String.join(", ", source.fields(set))))
          .at("task.data")
          .hint("Name a data source that gives lines, such as text.")
          .exception();
    }
  }

  /** What is read of a set, with checksums; computed once. */
  public List<DataFact> facts(String set) {
    return origin.facts(set);
  }

  /** The tokenizer with the rules that it learns from the training data, if it learns any. */
  public Tokenizer learned(Tokenizer unlearned) {
    if (!(unlearned instanceof LearnedTokenizer learner)) {
      return unlearned;
    }
    TrainingText.Side side =
        new TrainingText.Side(unlearned, receiver -> read(EvaluationSet.TRAIN, receiver));
    List<String> key = origin.of("tokenizer rules of lines 1", EvaluationSet.TRAIN);
    key.add(unlearned.signature());
    Path entry =
        cache.entry(
            "rules of the tokenizer",
            key,
            folder -> learner.learn(new TrainingText(side, List.of(side))).write(folder, RULES));
    return learner.read(entry, RULES);
  }

  private void read(String set, Consumer<String> receiver) {
    source.read(set, line -> receiver.accept(line.texts().getFirst()), stop);
  }

  /** The vocabulary of the training data; where training draws tokens, of all that may be drawn. */
  public Vocabulary vocabulary(Tokenizer tokenizer, VocabularyLimits limits) {
    List<String> key = origin.of("vocabulary of lines 1", EvaluationSet.TRAIN);
    key.add(tokenizer.signature());
    key.add(tokenizer.sampler().map(_ -> "all that may be drawn").orElse(""));
    key.add(limits.toString());
    Path entry =
        cache.entry(
            "vocabulary",
            key,
            folder -> {
              VocabularyBuilder builder =
                  new VocabularyBuilder(source.describe(EvaluationSet.TRAIN));
              read(EvaluationSet.TRAIN, line -> builder.add(tokens(tokenizer, line)));
              VocabularyFile.write(builder.build(limits), folder.resolve(VOCABULARY));
            });
    return VocabularyFile.read(entry.resolve(VOCABULARY));
  }

  private static List<String> tokens(Tokenizer tokenizer, String text) {
    return tokenizer
        .sampler()
        .map(sampler -> sampler.possible(text))
        .orElseGet(() -> tokenizer.tokenise(text));
  }

  /**
   * The lines of a set.
   *
   * @param longest lines to learn from with more tokens are left out; 0 for no limit
   * @param texts which of their texts are wanted, too
   */
  public ExampleStore examples(String set, TextSide side, int longest, KeptTexts texts) {
    List<String> key = origin.of("lines 1", set);
    key.addAll(side.key());
    boolean limited = set.equals(EvaluationSet.TRAIN) && longest > 0;
    key.add(limited ? "at most " + longest : "");
    key.add(texts.toString());
    return new ExampleStore(
        cache.entry(
            set,
            key,
            folder -> write(folder, set, side, limited ? longest : Integer.MAX_VALUE, texts)));
  }

  private void write(Path folder, String set, TextSide side, int longest, KeptTexts texts) {
    Counts counts = new Counts();
    try (ExampleWriter writer = new ExampleWriter(folder, texts != KeptTexts.NONE)) {
      source.read(
          set,
          line -> {
            String text = line.texts().getFirst();
            int[] ids = side.encode(text);
            if (ids.length - 1 > longest) {
              counts.leftOut++;
              return;
            }
            String kept = texts == KeptTexts.SHOWN ? side.tokenizer().surface(text) : text;
            writer.add(
                new ParallelExample(new int[0], ids), new SentencePair("", kept, line.number()));
            counts.add(ids);
          },
          stop);
      if (counts.lines == 0) {
        throw Problem.input(
                "data.all-too-long",
                "All %d lines to learn from are longer than max-length allows."
                    .formatted(counts.leftOut))
            .at(source.describe(set))
            .exception();
      }
      writer.counts(counts.all());
    }
  }

  private static final class Counts {
    private long lines;
    private long leftOut;
    private long tokens;
    private long unknown;

    void add(int[] ids) {
      lines++;
      tokens += ids.length;
      unknown += Arrays.stream(ids).filter(id -> id == Vocabulary.UNKNOWN).count();
    }

    Map<String, Long> all() {
      Map<String, Long> all = new LinkedHashMap<>();
      all.put("examples", lines);
      all.put("left out as too long", leftOut);
      all.put("tokens", tokens);
      all.put("unknown tokens", unknown);
      return all;
    }
  }
}
