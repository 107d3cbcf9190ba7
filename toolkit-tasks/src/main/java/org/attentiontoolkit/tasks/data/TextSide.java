package org.attentiontoolkit.tasks.data;

import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.tasks.text.Vocabulary;

/**
 * One language of a corpus as a model sees it.
 *
 * @param tokenizer how its text is cut
 * @param vocabulary how its tokens are numbered
 */
public record TextSide(Tokenizer tokenizer, Vocabulary vocabulary) {

  /** The numbers of a text's tokens, ended by {@link Vocabulary#END}. */
  public int[] encode(String text) {
    List<String> tokens = tokenizer.tokenise(text);
    int[] ids = Arrays.copyOf(vocabulary.ids(tokens), tokens.size() + 1);
    ids[tokens.size()] = Vocabulary.END;
    return ids;
  }

  /** The text of a sequence up to its first end. */
  public String decode(int[] ids) {
    return tokenizer.detokenise(vocabulary.text(ids));
  }
}
