package org.attentiontoolkit.tasks.text.moses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;
import org.attentiontoolkit.tasks.text.moses.MosesTokenizer.LetterCase;
import org.attentiontoolkit.testkit.TokenizerContract;
import org.junit.jupiter.api.Test;

final class MosesTokenizerContractTest extends TokenizerContract {
  @Override
  protected Tokenizer tokenizer() {
    return new MosesTokenizer(
        new MosesTokenizer.Config("en", false, false, Optional.empty(), LetterCase.KEEP));
  }

  /** How a text was spaced is lost, of any white space; nothing else is. */
  @Override
  @Test
  protected void tokensMakeTheTextAgain() {
    Tokenizer moses = tokenizer();
    for (String text :
        List.of(
            "one two  three\tfour",
            "Ein-und-zwanzig, zwei; (drei)!",
            "e-mail@example.org @@ \\@ </s> <unk>",
            "10\u00A0000 — “quoted” …",
            "naïve Å Å 日本語 \uD83D\uDE00",
            "x".repeat(2000))) {
      List<String> tokens = moses.tokenise(text);
      assertThat(tokens).as(text).isNotEmpty().noneMatch(String::isEmpty);
      assertThat(letters(moses.detokenise(tokens))).as(text).isEqualTo(letters(text));
    }
  }

  private static String letters(String text) {
    return String.join("", Whitespace.split(text));
  }
}
