package org.attentiontoolkit.tasks.text;

import java.util.List;

/** Every Unicode code point is a token; white space of any ASCII kind is one space each. */
public final class CharacterTokenizer implements Tokenizer {

  @Override
  public String name() {
    return "character";
  }

  @Override
  public List<String> tokenise(String text) {
    return text.strip().codePoints().mapToObj(CharacterTokenizer::token).toList();
  }

  @Override
  public String detokenise(List<String> tokens) {
    return String.join("", tokens);
  }

  private static String token(int codePoint) {
    boolean space = codePoint < 0x80 && WordTokenizer.isSeparator((char) codePoint);
    return space ? " " : Character.toString(codePoint);
  }
}
