package org.attentiontoolkit.tasks.text.bpe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.api.text.TrainingText.Texts;

/** How often words occur. */
final class WordCounts {
  private final Map<String, Long> counts = new HashMap<>();

  /** Adds the words of texts. */
  void add(Texts texts, Tokenizer words) {
    texts.read(text -> add(words.tokenise(text)));
  }

  private void add(List<String> words) {
    words.forEach(word -> counts.merge(word, 1L, Long::sum));
  }

  /** The counts by word. */
  Map<String, Long> counts() {
    return counts;
  }
}
