package org.attentiontoolkit.tasks.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.data.DataCache;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.tasks.data.ExampleReader.Vocabularies;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tasks.text.VocabularyFile;
import org.attentiontoolkit.tasks.text.VocabularyLimits;
import org.attentiontoolkit.tensor.file.Sha256;

/** Vocabularies and token numbers of a source's text, made once and found again in a cache. */
public final class PreparedText {
  private static final String SOURCE = "source.vocab";
  private static final String TARGET = "target.vocab";

  private final DataSource source;
  private final DataCache cache;
  private final Stop stop;
  private final Map<String, List<DataFact>> facts = new HashMap<>();

  /** Prepares text of a source. */
  public PreparedText(DataSource source, DataCache cache, Stop stop) {
    this.source = source;
    this.cache = cache;
    this.stop = stop;
  }

  /** What is read of a set, with checksums; computed once. */
  public List<DataFact> facts(String set) {
    return facts.computeIfAbsent(set, s -> source.facts(s, stop));
  }

  /** The vocabularies of the training data. */
  public Vocabularies vocabularies(
      Tokenizer sourceTokenizer, Tokenizer targetTokenizer, VocabularyLimits limits) {
    List<String> from = origin("vocabularies 1", EvaluationSet.TRAIN);
    from.addAll(List.of(sourceTokenizer.signature(), targetTokenizer.signature()));
    from.add(limits.toString());
    var entry =
        cache.entry(
            "vocabularies",
            from,
            folder -> {
              Vocabularies counted =
                  new ExampleReader(source, stop).count(sourceTokenizer, targetTokenizer, limits);
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
   * @param withTexts whether their texts are wanted, too
   */
  public ExampleStore examples(String set, Sides sides, LengthLimit limit, boolean withTexts) {
    List<String> from = origin("sentence pairs 1", set);
    for (TextSide side : List.of(sides.source(), sides.target())) {
      from.add(side.tokenizer().signature());
      Sha256 tokens = new Sha256();
      side.vocabulary().tokens().forEach(tokens::addLine);
      from.add(tokens.hex());
    }
    from.add(set.equals(EvaluationSet.TRAIN) ? limit.toString() : "");
    from.add(withTexts ? "with texts" : "");
    return new ExampleStore(
        cache.entry(
            set,
            from,
            folder -> new ExampleReader(source, stop).write(folder, set, sides, limit, withTexts)));
  }

  /** What the text of a set is, wherever it lies. */
  private List<String> origin(String what, String set) {
    List<String> origin = new ArrayList<>(List.of(what, source.signature()));
    origin.addAll(source.fields(set));
    for (DataFact fact : facts(set)) {
      origin.add(fact.name().replaceFirst("^" + set, ""));
      fact.facts()
          .forEach((name, value) -> {
            if (!name.equals("path")) {
              origin.add(name + "=" + value);
            }
          });
    }
    return origin;
  }
}
