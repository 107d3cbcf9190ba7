package org.attentiontoolkit.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tasks.store.SentencePair;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.text.VocabularyBuilder;
import org.attentiontoolkit.tasks.text.VocabularyLimits;
import org.attentiontoolkit.tasks.text.WordTokenizer;
import org.junit.jupiter.api.Test;

/**
 * By hand. Source: {@code a b c d}, 3 to 6, so 7 tokens; target: {@code b x y}, 3 to 5, so 6. Of a
 * source {@code a d Z b y Z Q} the target lacks a, d, Z and Q: 6, 7, 8 and, with a limit of 3,
 * none.
 */
class CopiedWordsTest {
  private static final String SOURCE = "a d Z b y Z Q";
  private final Sides sides = new Sides(side("a b c d"), side("b x y"), 3);
  private final CopiedWords words = sides.copiedWords().orElseThrow();

  @Test
  void aSourceHasNumbersForItsUnlistedWords() {
    assertThat(sides.words(SOURCE)).containsExactly("a", "d", "Z");
    // Z is the target's 8, y the target's 5, each behind the source's 7 tokens; Q has none.
    int[] source = sides.encode(SOURCE);
    assertThat(source).containsExactly(3, 6, 7 + 8, 4, 7 + 5, 7 + 8, 0, 2);
    assertThat(words.copies(source)).containsExactly(6, 7, 8, 3, 5, 8, -1, 2);
    assertThat(words.read(source)).containsExactly(3, 6, 0, 4, 0, 0, 0, 2);
  }

  @Test
  void aTargetHasTheNumbersOfItsSource() {
    ParallelExample example = sides.example(new SentencePair(SOURCE, "x Z a c Q b", 1), true);
    assertThat(example.target()).containsExactly(4, 8, 6, 0, 0, 3, 2);
    assertThat(words.written(example.target())).containsExactly(4, 0, 0, 0, 0, 3, 2);
  }

  @Test
  void anOutputIsReadWithTheWordsOfItsSource() {
    List<String> own = sides.words(SOURCE);
    assertThat(sides.decode(new int[] {4, 8, 0, 7, 3, 2, 5}, own, place -> "?" + place))
        .isEqualTo("x Z ?2 d b");
    assertThat(sides.targetLabels(new int[] {8, 5, 2}, own)).containsExactly("Z", "y", "</s>");
    assertThat(sides.sourceLabels(sides.encode(SOURCE), own))
        .containsExactly("a", "d", "Z", "b", "y", "Z", "<unk>", "</s>");
  }

  /** Three may be copied from any source, of this one there is a single word. */
  @Test
  void aNumberThatNoWordOfTheSourceHasIsUnknown() {
    List<String> own = sides.words("b Z");
    assertThat(own).containsExactly("Z");
    assertThat(sides.decode(new int[] {6, 7, 8, 2}, own, place -> "?" + place))
        .isEqualTo("Z ?1 ?2");
    assertThat(sides.targetLabels(new int[] {6, 7}, own)).containsExactly("Z", "<unk>");
  }

  @Test
  void aPrefixHasTheNumbersOfItsSource() {
    List<String> own = sides.words(SOURCE);
    assertThat(sides.prefix(List.of("Z", "x", "Q", "b"), own)).containsExactly(8, 4, 0, 3);
  }

  @Test
  void withoutCopyingNothingHasANumberOfItsOwn() {
    Sides plain = new Sides(side("a b c d"), side("b x y"));
    assertThat(plain.copiedWords()).isEmpty();
    assertThat(plain.words(SOURCE)).isEmpty();
    assertThat(plain.prefix(List.of("Z", "x"), List.of())).containsExactly(0, 4);
    assertThat(plain.encode(SOURCE)).containsExactly(3, 6, 0, 4, 0, 0, 0, 2);
  }

  private static TextSide side(String listed) {
    VocabularyBuilder builder = new VocabularyBuilder("test");
    builder.add(List.of(listed.split(" ")));
    Vocabulary vocabulary = builder.build(new VocabularyLimits(0, 1));
    return new TextSide(new WordTokenizer(), vocabulary);
  }
}
