package org.attentiontoolkit.tasks.metric.chrf;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;

/** What chrF counts n-grams of. */
final class Words {
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private Words() {}

  /** The code points of a segment. */
  static List<String> characters(String segment, boolean whitespace) {
    return segment
        .codePoints()
        .filter(c -> whitespace || !Whitespace.is(c))
        .mapToObj(Character::toString)
        .toList();
  }

  /** Words; a mark at their end stands alone, or else one at their begin. */
  static List<String> withoutPunctuation(String segment) {
    List<String> words = new ArrayList<>();
    for (String word : Whitespace.split(segment)) {
      int last = word.length() - 1;
      if (word.codePointCount(0, word.length()) == 1) {
        words.add(word);
      } else if (isPunctuation(word.charAt(last))) {
        words.add(word.substring(0, last));
        words.add(word.substring(last));
      } else if (isPunctuation(word.charAt(0))) {
        words.add(word.substring(0, 1));
        words.add(word.substring(1));
      } else {
        words.add(word);
      }
    }
    return words;
  }

  private static boolean isPunctuation(char c) {
    return PUNCTUATION.indexOf(c) >= 0;
  }
}
