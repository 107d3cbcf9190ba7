package org.attentiontoolkit.tasks.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;

final class VocabularyTest {

  private static VocabularyBuilder counted(String... sentences) {
    VocabularyBuilder builder = new VocabularyBuilder("test");
    Arrays.stream(sentences).forEach(s -> builder.add(new WordTokenizer().tokenise(s)));
    return builder;
  }

  @Test
  void ranksByFrequencyThenByCodePoint() {
    // U+1F600 is above U+FFFD as a code point, but below it as UTF-16.
    Vocabulary vocabulary = counted("b b a c c c \uFFFD 😀 z Z", "a").build(VocabularyLimits.NONE);
    assertThat(vocabulary.tokens())
        .containsExactly("<unk>", "<s>", "</s>", "c", "a", "b", "Z", "z", "\uFFFD", "😀");
  }

  @Test
  void orderOfReadingDoesNotMatter() {
    assertThat(counted("x y z", "z y", "q").build(VocabularyLimits.NONE))
        .isEqualTo(counted("q", "z y", "z y x").build(VocabularyLimits.NONE));
  }

  @Test
  void limitsLeaveTheRareOut() {
    VocabularyBuilder counts = counted("a a a b b c d");
    assertThat(counts.build(new VocabularyLimits(0, 2)).tokens()).endsWith("a", "b").hasSize(5);
    assertThat(counts.build(new VocabularyLimits(4, 1)).tokens()).endsWith("a").hasSize(4);
  }

  @Test
  void specialsInTextAreUnknown() {
    Vocabulary vocabulary = counted("a </s> </s> <s> <unk>").build(VocabularyLimits.NONE);
    assertThat(vocabulary.size()).isEqualTo(4);
    assertThat(vocabulary.ids(List.of("a", "</s>", "<s>", "<unk>", "never")))
        .containsExactly(3, 0, 0, 0, 0);
  }

  @Test
  void textEndsAtTheFirstEnd() {
    Vocabulary vocabulary = counted("a b").build(VocabularyLimits.NONE);
    assertThat(vocabulary.text(new int[] {1, 3, 0, 4, 2, 3, 2}))
        .containsExactly("a", "\u2047", "b");
  }

  @Test
  void nothingIsAnError() {
    assertThatThrownBy(() -> counted().build(VocabularyLimits.NONE))
        .isInstanceOf(ToolkitException.class)
        .hasMessage(
            "vocabulary.empty · The vocabulary of the test has no word."
                + " · No token was read: check the file.");
    assertThatThrownBy(() -> counted("a a b").build(new VocabularyLimits(0, 3)))
        .hasMessageContaining("Of 2 different tokens none occurs 3 times (the most frequent: 2)");
  }

  @Test
  void impossibleLimitsAreErrors() {
    assertThatThrownBy(() -> new VocabularyLimits(3, 1))
        .hasMessage("max-size 3 leaves no room for a word beside <unk> <s> </s>; 0 is no limit");
    assertThat(new VocabularyLimits(4, 1).maxWords()).isEqualTo(1);
  }
}
