package org.attentiontoolkit.tasks.text;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.text.Blanks;
import org.attentiontoolkit.api.text.Tokenizer;

/**
 * Words are what stands between {@linkplain Blanks#isSeparator separators}. Other white space (a
 * no-break space inside a number) belongs to its word.
 */
public final class WordTokenizer implements Tokenizer {

  @Override
  public String name() {
    return "word";
  }

  @Override
  public List<String> tokenise(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < text.length(); i++) {
      if (Blanks.isSeparator(text.charAt(i))) {
        if (start >= 0) {
          words.add(text.substring(start, i));
        }
        start = -1;
      } else if (start < 0) {
        start = i;
      }
    }
    if (start >= 0) {
      words.add(text.substring(start));
    }
    return words;
  }

  @Override
  public String detokenise(List<String> tokens) {
    return String.join(" ", tokens);
  }
}
