package org.attentiontoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.attentiontoolkit.api.text.Blanks;
import org.attentiontoolkit.api.text.Tokenizer;
import org.junit.jupiter.api.Test;

/** What holds for every tokenizer. */
public abstract class TokenizerContract {
  private static final List<String> TEXTS =
      List.of(
          "a",
          "one two  three\tfour",
          " blanks around ",
          "Ein-und-zwanzig, zwei; (drei)!",
          "e-mail@example.org @@ \\@ </s> <unk>",
          "10\u00A0000 — “quoted” …",
          "naïve Å Å 日本語 \uD83D\uDE00",
          "x".repeat(2000));

  /** A new tokenizer, always of the same settings. */
  protected abstract Tokenizer tokenizer();

  /** Texts of the tokenizer's own kind, to be cut beside the usual ones. */
  protected List<String> texts() {
    return List.of();
  }

  /** Tokens are the text: put together again they are what a reader sees, but for white space. */
  @Test
  protected void tokensMakeTheTextAgain() {
    Tokenizer tokenizer = tokenizer();
    for (String text : all()) {
      List<String> tokens = tokenizer.tokenise(text);
      assertThat(tokens).as(text).isNotEmpty().noneMatch(String::isEmpty);
      assertThat(Blanks.normalised(tokenizer.detokenise(tokens)))
          .as(text)
          .isEqualTo(Blanks.normalised(tokenizer.surface(text)));
    }
  }

  /** Blank text has no tokens. */
  @Test
  protected void blankTextHasNoTokens() {
    for (String blank : List.of("", " ", "\t \n")) {
      assertThat(tokenizer().tokenise(blank)).isEmpty();
    }
    assertThat(tokenizer().detokenise(List.of())).isEmpty();
  }

  /** Tokens depend on nothing but the text and the settings, which the signature stands for. */
  @Test
  protected void keepsNoState() {
    Tokenizer first = tokenizer();
    all().forEach(first::tokenise);
    Tokenizer second = tokenizer();
    for (String text : all().reversed()) {
      assertThat(second.tokenise(text)).as(text).isEqualTo(first.tokenise(text));
    }
    assertThat(second.signature()).isEqualTo(first.signature()).doesNotContain("\n").isNotBlank();
  }

  private List<String> all() {
    return Stream.concat(TEXTS.stream(), texts().stream()).toList();
  }
}
