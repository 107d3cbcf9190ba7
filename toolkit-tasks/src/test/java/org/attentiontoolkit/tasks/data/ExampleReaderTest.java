package org.attentiontoolkit.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.data.TextExample;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.tasks.text.MorphemeTokenizer;
import org.attentiontoolkit.tasks.text.ReversedTokenizer;
import org.attentiontoolkit.tasks.text.VocabularyLimits;
import org.attentiontoolkit.tasks.text.WordTokenizer;
import org.junit.jupiter.api.Test;

final class ExampleReaderTest {
  private static final List<SentencePair> PAIRS =
      List.of(
          new SentencePair("one two", "ein\u00ADs zwei", 1),
          new SentencePair("two", "zwei", 2),
          new SentencePair("two two two three", "zwei zwei drei", 3));

  private final ExampleReader reader =
      new ExampleReader(new Fixed("three pairs", PAIRS), Stop.NEVER);

  private Examples read(String set, Tokenizer target, LengthLimit limit) {
    Tokenizer word = new WordTokenizer();
    ExampleReader.Vocabularies counted = reader.count(word, target, VocabularyLimits.NONE);
    return reader.read(
        set, new TextSide(word, counted.source()), new TextSide(target, counted.target()), limit);
  }

  @Test
  void numbersTokensAndKeepsReadableText() {
    Examples examples = read(EvaluationSet.TRAIN, new MorphemeTokenizer(), LengthLimit.NONE);
    ParallelExample first = examples.list().getFirst();
    // source by rank: two 3, one 4, three 5; target: zwei 3, drei 4, ein@@ 5, s 6
    assertThat(first.source()).containsExactly(4, 3, 2);
    assertThat(first.target()).containsExactly(5, 6, 3, 2);
    assertThat(first.text()).isEqualTo(new SentencePair("one two", "eins zwei", 1));
  }

  @Test
  void aReversedSideReadsForwardAgain() {
    Tokenizer reversed = new ReversedTokenizer(new MorphemeTokenizer());
    Examples examples = read(EvaluationSet.TRAIN, reversed, LengthLimit.NONE);
    assertThat(examples.list().getFirst().target()).containsExactly(3, 6, 5, 2);
    assertThat(examples.list().getFirst().text().target()).isEqualTo("eins zwei");
    TextSide side =
        new TextSide(
            reversed, reader.count(new WordTokenizer(), reversed, VocabularyLimits.NONE).target());
    assertThat(side.decode(new int[] {3, 6, 5, 2})).isEqualTo("eins zwei");
  }

  @Test
  void onlyTrainingPairsAreLeftOutForLength() {
    Examples train = read(EvaluationSet.TRAIN, new WordTokenizer(), new LengthLimit(2, 0));
    assertThat(train.list()).hasSize(2);
    assertThat(train.leftOut()).isEqualTo(1);
    assertThat(read(EvaluationSet.TRAIN, new WordTokenizer(), new LengthLimit(0, 1)).leftOut())
        .isEqualTo(2);
    assertThat(read(EvaluationSet.TEST, new WordTokenizer(), new LengthLimit(1, 1)).list())
        .hasSize(3);
  }

  @Test
  void leavingAllOutIsAnError() {
    ExampleReader long3 =
        new ExampleReader(new Fixed("one long pair", PAIRS.subList(2, 3)), Stop.NEVER);
    Tokenizer word = new WordTokenizer();
    ExampleReader.Vocabularies counted = long3.count(word, word, VocabularyLimits.NONE);
    TextSide from = new TextSide(word, counted.source());
    TextSide to = new TextSide(word, counted.target());
    assertThatThrownBy(() -> long3.read(EvaluationSet.TRAIN, from, to, new LengthLimit(1, 1)))
        .hasMessageContaining("All 1 training pairs are longer than max-length allows.")
        .hasMessageContaining("one long pair");
  }

  @Test
  void warnsOfPairsFarLongerThanTheOthers() {
    List<ParallelExample> examples = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      examples.add(example(i, i == 17 ? 5201 : i == 40 ? 101 : i == 41 ? 1000 : 21));
    }
    assertThat(Outliers.of(examples).orElseThrow().words(n -> "line " + n))
        .isEqualTo(
            "Training has pairs far longer than the others, of which 95 in 100 have at most 20"
                + " tokens: 5,200 tokens at line 17; 999 tokens at line 41. max-length leaves such"
                + " pairs out.");
    assertThat(Outliers.of(examples.subList(0, 16))).isEmpty();
    examples.replaceAll(e -> example(e.text().number(), 1001));
    assertThat(Outliers.of(examples)).as("all alike").isEmpty();
  }

  private static ParallelExample example(int number, int length) {
    return new ParallelExample(
        new int[length], new int[3], new SentencePair("source", "target", number));
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
