package org.attentiontoolkit.api.text;

import java.util.List;
import java.util.Optional;

/**
 * Cuts text into tokens and puts it together again.
 *
 * <p>{@code detokenise(tokenise(text))} equals {@code surface(text)} but for {@linkplain
 * Blanks#normalised white space}, and for what a tokenizer of raw text says that it loses. A
 * tokenizer keeps no state between calls.
 */
public interface Tokenizer {

  /** The name it has in a configuration. */
  String name();

  /**
   * What its tokens follow from, in one line: two tokenizers of one signature cut every text alike.
   * One with settings or files names them, a file by its checksum; prepared data are found again by
   * it.
   */
  default String signature() {
    return name();
  }

  /** The tokens of a text, in reading order; none for blank text. */
  List<String> tokenise(String text);

  /** The text that tokens stand for. */
  String detokenise(List<String> tokens);

  /**
   * The text as a reader sees it, which is what predictions are compared with: without the marks
   * that only this tokenizer makes use of.
   */
  default String surface(String text) {
    return text;
  }

  /** How texts are cut in training, where that differs from one time to the next. */
  default Optional<TokenSampler> sampler() {
    return Optional.empty();
  }
}
