package org.attentiontoolkit.tasks.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tensor.file.Sha256;

/**
 * One language of a corpus as a model sees it.
 *
 * @param tokenizer how its text is cut
 * @param vocabulary how its tokens are numbered
 */
public record TextSide(Tokenizer tokenizer, Vocabulary vocabulary) {

  /** The numbers of a text's tokens, ended by {@link Vocabulary#END}. */
  public int[] encode(String text) {
    return numbers(tokens(text));
  }

  /**
   * The same where training draws how its text is cut.
   *
   * @param key of the draws
   */
  public int[] encode(String text, long key) {
    return numbers(tokens(text, key));
  }

  List<String> tokens(String text) {
    return tokenizer.tokenise(text);
  }

  List<String> tokens(String text, long key) {
    return tokenizer
        .sampler()
        .map(sampler -> sampler.sample(text, key))
        .orElseGet(() -> tokenizer.tokenise(text));
  }

  int[] numbers(List<String> tokens) {
    return numbers(vocabulary, tokens);
  }

  static int[] numbers(Vocabulary vocabulary, List<String> tokens) {
    int[] ids = Arrays.copyOf(vocabulary.ids(tokens), tokens.size() + 1);
    ids[tokens.size()] = Vocabulary.END;
    return ids;
  }

  /**
   * The text of a sequence up to its first end, with words in place of unknown ones.
   *
   * @param unknown the word, by its place in the sequence
   */
  public String decode(int[] ids, IntFunction<String> unknown) {
    return tokenizer.detokenise(vocabulary.text(ids, List.of(), unknown));
  }

  /** The text of a sequence up to its first end. */
  public String decode(int[] ids) {
    return tokenizer.detokenise(vocabulary.text(ids));
  }

  /** What prepared numbers depend on: how text is cut, and a checksum of the tokens. */
  List<String> key() {
    Sha256 tokens = new Sha256();
    vocabulary.tokens().forEach(tokens::addLine);
    return List.of(tokenizer.signature(), tokens.hex());
  }
}
