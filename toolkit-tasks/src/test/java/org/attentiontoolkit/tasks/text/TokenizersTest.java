package org.attentiontoolkit.tasks.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.attentiontoolkit.api.text.Blanks;
import org.attentiontoolkit.api.text.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenizersTest {
  private final Tokenizer word = new WordTokenizer();
  private final Tokenizer character = new CharacterTokenizer();
  private final Tokenizer morpheme = new MorphemeTokenizer();

  @Test
  void wordsStandBetweenAsciiWhiteSpaceOnly() {
    assertThat(word.tokenise("  a b\tc  10\u00A0000 \r"))
        .containsExactly("a", "b", "c", "10\u00A0000");
    assertThat(word.tokenise(" \t ")).isEmpty();
  }

  @Test
  void charactersAreCodePoints() {
    assertThat(character.tokenise("a\t 😀é ")).containsExactly("a", " ", "😀", "é");
    assertThat(character.tokenise("")).isEmpty();
  }

  @Test
  void morphemesAreCutAtSoftHyphens() {
    assertThat(morpheme.tokenise("ein\u00ADund\u00ADzwanzig, drei."))
        .containsExactly("ein@@", "und@@", "zwanzig", "@@,", "drei", "@@.");
    assertThat(morpheme.surface("ein\u00ADund\u00ADzwanzig, drei."))
        .isEqualTo("einundzwanzig, drei.");
  }

  @Test
  void morphemesAreCutAfterHyphensInsideWords() {
    assertThat(morpheme.tokenise("quatre-vingt-dix-sept - a- -b"))
        .containsExactly("quatre-@@", "vingt-@@", "dix-@@", "sept", "-", "a-", "-@@", "b");
  }

  @Test
  void morphemesAreCutAtZeroWidthSpaces() {
    assertThat(morpheme.tokenise("ยี่\u200Bสิบ\u200Bเอ็ด"))
        .containsExactly("ยี่@@", "สิบ@@", "เอ็ด");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "one",
        "twenty-one, and forty-two.",
        "ein\u00ADund\u00ADzwanzig, drei",
        "\u00ADa\u00AD\u00ADb\u00AD c",
        "Tuesday, March third, nineteen ninety-eight",
        "...",
        ", a ,",
        "--- a-- --a",
        "ein\u00AD, und"
      })
  void joiningGivesTheSurfaceBack(String text) {
    for (Tokenizer tokenizer : List.of(word, morpheme)) {
      assertThat(tokenizer.detokenise(tokenizer.tokenise(text)))
          .as(tokenizer.name())
          .isEqualTo(tokenizer.surface(text));
    }
    assertThat(character.detokenise(character.tokenise(text))).isEqualTo(text);
  }

  /** Whatever a text holds, joints and escapes among it, comes back but for white space. */
  @Test
  void anyTextComesBack() {
    String letters = "@@@\\\\-,. \t\u00AD\u200B\u00A0ab😀";
    int[] alphabet = letters.codePoints().toArray();
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder drawn = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        drawn.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
      }
      String text = drawn.toString();
      for (Tokenizer tokenizer :
          List.of(word, character, morpheme, new ReversedTokenizer(morpheme))) {
        assertThat(Blanks.normalised(tokenizer.detokenise(tokenizer.tokenise(text))))
            .as("%s of '%s'", tokenizer.name(), text)
            .isEqualTo(Blanks.normalised(tokenizer.surface(text)));
      }
    }
  }

  @Test
  void signsOfTheTextAreNoJoints() {
    assertThat(morpheme.tokenise("cat@@ sleeps one @@dog @@@ a@b"))
        .containsExactly("cat\\@\\@", "sleeps", "one", "\\@\\@dog", "\\@\\@\\@", "a\\@b");
    assertThat(morpheme.tokenise("a\\\u00ADb")).containsExactly("a\\\\@@", "b");
  }

  @Test
  void jointsWithoutNeighbourDoNoHarm() {
    assertThat(morpheme.detokenise(List.of("@@,", "ein@@"))).isEqualTo(", ein");
    assertThat(morpheme.detokenise(List.of("@@", "a", "@@"))).isEqualTo("@@ a @@");
  }
}
