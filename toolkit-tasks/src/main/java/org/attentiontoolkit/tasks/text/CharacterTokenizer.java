package org.attentiontoolkit.tasks.text;

import java.util.List;
import org.attentiontoolkit.api.text.Blanks;
import org.attentiontoolkit.api.text.Tokenizer;

/** Every Unicode code point is a token; between words stands one blank. */
public final class CharacterTokenizer implements Tokenizer {

  @Override
  public String name() {
    return "character";
  }

  @Override
  public List<String> tokenise(String text) {
    return Blanks.normalised(text).codePoints().mapToObj(Character::toString).toList();
  }

  @Override
  public String detokenise(List<String> tokens) {
    return String.join("", tokens);
  }
}
