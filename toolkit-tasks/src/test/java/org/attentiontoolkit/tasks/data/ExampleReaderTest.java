package org.attentiontoolkit.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Split;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.text.MorphemeTokenizer;
import org.attentiontoolkit.tasks.text.ReversedTokenizer;
import org.attentiontoolkit.tasks.text.Tokenizer;
import org.attentiontoolkit.tasks.text.VocabularyLimits;
import org.attentiontoolkit.tasks.text.WordTokenizer;
import org.junit.jupiter.api.Test;

final class ExampleReaderTest {
  private static final List<SentencePair> PAIRS =
      List.of(
          new SentencePair("one two", "ein\u00ADs zwei", 1),
          new SentencePair("two", "zwei", 2),
          new SentencePair("two two two three", "zwei zwei drei", 3));

  private final ExampleReader reader = new ExampleReader(new Fixed(), Stop.NEVER);

  private Examples read(Split split, Tokenizer target, LengthLimit limit) {
    Tokenizer word = new WordTokenizer();
    ExampleReader.Vocabularies counted = reader.count(word, target, VocabularyLimits.NONE);
    return reader.read(
        split, new TextSide(word, counted.source()), new TextSide(target, counted.target()), limit);
  }

  @Test
  void numbersTokensAndKeepsReadableText() {
    Examples examples = read(Split.TRAIN, new MorphemeTokenizer(), LengthLimit.NONE);
    ParallelExample first = examples.list().getFirst();
    // source by rank: two 3, one 4, three 5; target: zwei 3, drei 4, ein@@ 5, s 6
    assertThat(first.source()).containsExactly(4, 3, 2);
    assertThat(first.target()).containsExactly(5, 6, 3, 2);
    assertThat(first.text()).isEqualTo(new SentencePair("one two", "eins zwei", 1));
  }

  @Test
  void aReversedSideReadsForwardAgain() {
    Tokenizer reversed = new ReversedTokenizer(new MorphemeTokenizer());
    Examples examples = read(Split.TRAIN, reversed, LengthLimit.NONE);
    assertThat(examples.list().getFirst().target()).containsExactly(3, 6, 5, 2);
    assertThat(examples.list().getFirst().text().target()).isEqualTo("eins zwei");
    TextSide side =
        new TextSide(
            reversed, reader.count(new WordTokenizer(), reversed, VocabularyLimits.NONE).target());
    assertThat(side.decode(new int[] {3, 6, 5, 2})).isEqualTo("eins zwei");
  }

  @Test
  void onlyTrainingPairsAreLeftOutForLength() {
    Examples train = read(Split.TRAIN, new WordTokenizer(), new LengthLimit(2, 0));
    assertThat(train.list()).hasSize(2);
    assertThat(train.leftOut()).isEqualTo(1);
    assertThat(read(Split.TRAIN, new WordTokenizer(), new LengthLimit(0, 1)).leftOut())
        .isEqualTo(2);
    assertThat(read(Split.TEST, new WordTokenizer(), new LengthLimit(1, 1)).list()).hasSize(3);
  }

  @Test
  void leavingAllOutIsAnError() {
    ExampleReader long3 =
        new ExampleReader(
            new PairSource() {
              @Override
              public void check() {}

              @Override
              public void read(Split split, Consumer<SentencePair> receiver, Stop stop) {
                receiver.accept(PAIRS.getLast());
              }

              @Override
              public String describe(Split split) {
                return "one long pair";
              }

              @Override
              public List<DataFact> facts(Split split, Stop stop) {
                return List.of();
              }
            },
            Stop.NEVER);
    Tokenizer word = new WordTokenizer();
    ExampleReader.Vocabularies counted = long3.count(word, word, VocabularyLimits.NONE);
    TextSide from = new TextSide(word, counted.source());
    TextSide to = new TextSide(word, counted.target());
    assertThatThrownBy(() -> long3.read(Split.TRAIN, from, to, new LengthLimit(1, 1)))
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

  private static final class Fixed implements PairSource {
    @Override
    public void check() {}

    @Override
    public void read(Split split, Consumer<SentencePair> receiver, Stop stop) {
      PAIRS.forEach(receiver);
    }

    @Override
    public String describe(Split split) {
      return "three pairs";
    }

    @Override
    public List<DataFact> facts(Split split, Stop stop) {
      return List.of();
    }
  }
}
