package org.attentiontoolkit.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BlanksTest {
  @Test
  void wordsEndAtAsciiWhiteSpace() {
    for (int c : new int[] {' ', '\t', '\n', 0x0B, '\f', '\r'}) {
      assertThat(Blanks.isSeparator(c)).as("U+%04X", c).isTrue();
    }
    for (int c : new int[] {'a', 0x1C, 0x85, 0xA0, 0x200B, 0x2028, 0x202F, 0x3000, 0xFEFF}) {
      assertThat(Blanks.isSeparator(c)).as("U+%04X", c).isFalse();
    }
  }

  @Test
  void whatShowsNothingIsEmpty() {
    String invisible = " \t\u0085\u00A0\u00AD\u2003\u200B\u200F\u2028\u2029\u202F\u3000\uFEFF";
    assertThat(Blanks.isEmpty(invisible)).isTrue();
    invisible.codePoints().forEach(c -> assertThat(Blanks.isEmpty(Character.toString(c))).isTrue());
    assertThat(Blanks.isEmpty("")).isTrue();
    assertThat(Blanks.isEmpty("\u00A0.")).isFalse();
    assertThat(Blanks.isEmpty("\u0301")).as("an accent can be seen").isFalse();
    assertThat(Blanks.isEmpty("\uD83D\uDE00")).isFalse();
  }

  @Test
  void normalisedTextHasOneBlankBetweenWords() {
    assertThat(Blanks.normalised("  a\t b \r\n\u00A0c ")).isEqualTo("a b \u00A0c");
    assertThat(Blanks.normalised("a b")).isEqualTo("a b");
    assertThat(Blanks.normalised(" \t")).isEmpty();
  }
}
