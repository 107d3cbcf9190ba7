package org.attentiontoolkit.tasks.data;

import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.api.data.DataCache;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.api.text.TrainingText;
import org.attentiontoolkit.api.text.TrainingText.Side;
import org.attentiontoolkit.tasks.data.ExampleReader.Vocabularies;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tasks.text.VocabularyFile;
import org.attentiontoolkit.tasks.text.VocabularyLimits;

/** Vocabularies and token numbers of a source's text, made once and found again in a cache. */
public final class PreparedText {
  private static final String SOURCE = "source.vocab";
  private static final String TARGET = "target.vocab";
  private static final String RULES = "rules";

  private final DataSource source;
  private final DataCache cache;
  private final Stop stop;
  private final DataOrigin origin;

  /** Prepares text of a source. */
  public PreparedText(DataSource source, DataCache cache, Stop stop) {
    this.source = source;
    this.cache = cache;
    this.stop = stop;
    this.origin = new DataOrigin(source, stop);
  }

  /** What is read of a set, with checksums; computed once. */
  public List<DataFact> facts(String set) {
    return origin.facts(set);
  }

  /** The tokenizers with the rules that they learn from the training data. */
  public Tokenizers learned(Tokenizers unlearned) {
    PairColumns columns = PairColumns.of(source, EvaluationSet.TRAIN);
    Side from = new Side(unlearned.source(), texts(columns.source()));
    Side to = new Side(unlearned.target(), texts(columns.target()));
    return unlearned.learning((tokenizer, name) -> {
      Side own = name.equals(Tokenizers.SOURCE) ? from : to;
      List<String> key = origin.of("tokenizer rules 1", EvaluationSet.TRAIN);
      key.addAll(List.of(name, from.tokenizer().signature(), to.tokenizer().signature()));
      Path entry =
          cache.entry(
              "rules of the " + name + " tokenizer",
              key,
              folder ->
                  tokenizer.learn(new TrainingText(own, List.of(from, to))).write(folder, RULES));
      return tokenizer.read(entry, RULES);
    });
  }

  private TrainingText.Texts texts(int column) {
    return receiver ->
        source.read(EvaluationSet.TRAIN, pair -> receiver.accept(pair.texts().get(column)), stop);
  }

  /** The vocabularies of the training data. */
  public Vocabularies vocabularies(Tokenizers tokenizers, VocabularyChoice choice) {
    VocabularyLimits limits = choice.limits();
    List<String> from = origin.of("vocabularies 1", EvaluationSet.TRAIN);
    for (Tokenizer tokenizer : List.of(tokenizers.source(), tokenizers.target())) {
      from.add(tokenizer.signature());
      tokenizer.sampler().ifPresent(_ -> from.add("all that may be drawn"));
    }
    from.add(limits + (choice.joint() ? ", joint" : ""));
    Path entry =
        cache.entry(
            "vocabularies",
            from,
            folder -> {
              Vocabularies counted =
                  new ExampleReader(source, stop).count(tokenizers, limits, choice.joint());
              VocabularyFile.write(counted.source(), folder.resolve(SOURCE));
              VocabularyFile.write(counted.target(), folder.resolve(TARGET));
            });
    return new Vocabularies(
        VocabularyFile.read(entry.resolve(SOURCE)), VocabularyFile.read(entry.resolve(TARGET)));
  }

  /**
   * The examples of a set.
   *
   * @param limit of training pairs
   * @param texts which of their texts are wanted, too
   */
  public ExampleStore examples(String set, Sides sides, LengthLimit limit, KeptTexts texts) {
    List<String> from = origin.of("sentence pairs 2", set);
    for (TextSide side : List.of(sides.source(), sides.target())) {
      from.addAll(side.key());
    }
    from.add(set.equals(EvaluationSet.TRAIN) ? limit.toString() : "");
    from.add(texts.toString());
    if (sides.copied() > 0) {
      from.add("copied words: " + sides.copied());
    }
    return new ExampleStore(
        cache.entry(
            set,
            from,
            folder -> new ExampleReader(source, stop).write(folder, set, sides, limit, texts)));
  }
}
