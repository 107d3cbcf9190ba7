package org.attentiontoolkit.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.data.TextExample;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tasks.store.ExampleWriter;
import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tasks.store.SentencePair;
import org.attentiontoolkit.tasks.text.MorphemeTokenizer;
import org.attentiontoolkit.tasks.text.ReversedTokenizer;
import org.attentiontoolkit.tasks.text.VocabularyLimits;
import org.attentiontoolkit.tasks.text.WordTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExampleReaderTest {
  private static final List<SentencePair> PAIRS =
      List.of(
          new SentencePair("one two", "ein\u00ADs zwei", 1),
          new SentencePair("two", "zwei", 2),
          new SentencePair("two two two three", "zwei zwei drei", 3));

  private final ExampleReader reader =
      new ExampleReader(new Fixed("three pairs", PAIRS), Stop.NEVER);

  @TempDir private Path folder;

  private ExampleStore read(String set, Tokenizer target, LengthLimit limit) throws IOException {
    Tokenizer word = new WordTokenizer();
    ExampleReader.Vocabularies counted =
        reader.count(new Tokenizers(word, target), VocabularyLimits.NONE, false);
    Sides sides =
        new Sides(new TextSide(word, counted.source()), new TextSide(target, counted.target()));
    Path store = Files.createTempDirectory(folder, "store");
    reader.write(store, set, sides, limit, KeptTexts.SHOWN);
    return new ExampleStore(store);
  }

  @Test
  void numbersTokensAndKeepsReadableText() throws IOException {
    ExampleStore examples = read(EvaluationSet.TRAIN, new MorphemeTokenizer(), LengthLimit.NONE);
    ParallelExample first = examples.example(0);
    // source by rank: two 3, one 4, three 5; target: zwei 3, drei 4, ein@@ 5, s 6
    assertThat(first.source()).containsExactly(4, 3, 2);
    assertThat(first.target()).containsExactly(5, 6, 3, 2);
    assertThat(examples.text(0)).isEqualTo(new SentencePair("one two", "eins zwei", 1));
    assertThat(examples.text(2)).isEqualTo(PAIRS.get(2));
  }

  @Test
  void bothSidesCanHaveOneVocabulary() {
    List<SentencePair> pairs = List.of(new SentencePair("a b", "b c", 1));
    Tokenizer word = new WordTokenizer();
    ExampleReader.Vocabularies joint =
        new ExampleReader(new Fixed("a pair", pairs), Stop.NEVER)
            .count(new Tokenizers(word, word), VocabularyLimits.NONE, true);
    assertThat(joint.source().tokens()).endsWith("b", "a", "c");
    assertThat(joint.target().tokens()).isEqualTo(joint.source().tokens());
  }

  @Test
  void aReversedSideReadsForwardAgain() throws IOException {
    Tokenizer reversed = new ReversedTokenizer(new MorphemeTokenizer());
    ExampleStore examples = read(EvaluationSet.TRAIN, reversed, LengthLimit.NONE);
    assertThat(examples.example(0).target()).containsExactly(3, 6, 5, 2);
    assertThat(examples.text(0).target()).isEqualTo("eins zwei");
    TextSide side =
        new TextSide(
            reversed,
            reader
                .count(new Tokenizers(new WordTokenizer(), reversed), VocabularyLimits.NONE, false)
                .target());
    assertThat(side.decode(new int[] {3, 6, 5, 2})).isEqualTo("eins zwei");
  }

  @Test
  void onlyTrainingPairsAreLeftOutForLength() throws IOException {
    ExampleStore train = read(EvaluationSet.TRAIN, new WordTokenizer(), new LengthLimit(2, 0));
    assertThat(train.count()).isEqualTo(2);
    assertThat(train.counts()).containsEntry("left out as too long", 1L);
    assertThat(read(EvaluationSet.TRAIN, new WordTokenizer(), new LengthLimit(0, 1)).counts())
        .containsEntry("left out as too long", 2L);
    assertThat(read(EvaluationSet.TEST, new WordTokenizer(), new LengthLimit(1, 1)).count())
        .isEqualTo(3);
  }

  @Test
  void leavingAllOutIsAnError() {
    ExampleReader long3 =
        new ExampleReader(new Fixed("one long pair", PAIRS.subList(2, 3)), Stop.NEVER);
    Tokenizer word = new WordTokenizer();
    ExampleReader.Vocabularies counted =
        long3.count(new Tokenizers(word, word), VocabularyLimits.NONE, false);
    Sides sides =
        new Sides(new TextSide(word, counted.source()), new TextSide(word, counted.target()));
    LengthLimit one = new LengthLimit(1, 1);
    assertThatThrownBy(() -> long3.write(folder, EvaluationSet.TRAIN, sides, one, KeptTexts.NONE))
        .hasMessageContaining("All 1 training pairs are longer than max-length allows.")
        .hasMessageContaining("one long pair");
  }

  @Test
  void warnsOfPairsFarLongerThanTheOthers() throws IOException {
    int[] lengths = IntStream.rangeClosed(1, 100).map(_ -> 21).toArray();
    lengths[16] = 5201;
    lengths[39] = 101;
    lengths[40] = 1000;
    assertThat(Outliers.of(store(lengths)).orElseThrow().words("pairs", n -> "line " + n))
        .isEqualTo(
            "Training has pairs far longer than the others, of which 95 in 100 have at most 20"
                + " tokens: 5,200 tokens at line 17; 999 tokens at line 41. max-length leaves such"
                + " pairs out.");
    assertThat(Outliers.of(store(Arrays.copyOf(lengths, 16)))).isEmpty();
    Arrays.fill(lengths, 1001);
    assertThat(Outliers.of(store(lengths))).as("all alike").isEmpty();
  }

  private ExampleStore store(int... lengths) throws IOException {
    Path store = Files.createTempDirectory(folder, "store");
    try (ExampleWriter writer = new ExampleWriter(store, false)) {
      for (int i = 0; i < lengths.length; i++) {
        writer.add(
            new ParallelExample(new int[lengths[i]], new int[3]),
            new SentencePair("s", "t", i + 1));
      }
      writer.counts(Map.of());
    }
    return new ExampleStore(store);
  }

  private record Fixed(String name, List<SentencePair> pairs) implements DataSource {
    @Override
    public void check() {}

    @Override
    public List<String> evaluationSets() {
      return List.of(EvaluationSet.TEST);
    }

    @Override
    public List<String> fields(String set) {
      return List.of("source", "target");
    }

    @Override
    public void read(String set, Consumer<TextExample> receiver, Stop stop) {
      pairs.forEach(pair ->
          receiver.accept(new TextExample(List.of(pair.source(), pair.target()), pair.number())));
    }

    @Override
    public String describe(String set) {
      return name;
    }

    @Override
    public List<DataFact> facts(String set, Stop stop) {
      return List.of();
    }
  }
}
