package org.attentiontoolkit.tasks.text;

import java.util.List;
import org.attentiontoolkit.api.text.Tokenizer;

/**
 * Another tokenizer's tokens from last to first. Sutskever et al. (2014, section 3.3) reversed one
 * side so that the first words of both stand close together.
 *
 * @param forward what cuts the text
 */
public record ReversedTokenizer(Tokenizer forward) implements Tokenizer {

  @Override
  public String name() {
    return "reversed " + forward.name();
  }

  @Override
  public List<String> tokenise(String text) {
    return forward.tokenise(text).reversed();
  }

  @Override
  public String detokenise(List<String> tokens) {
    return forward.detokenise(tokens.reversed());
  }

  @Override
  public String surface(String text) {
    return forward.surface(text);
  }
}
