package org.attentiontoolkit.tasks.text.moses;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;

/**
 * Which dots at the end of words stand alone: not those of abbreviations, and none before a small
 * letter.
 *
 * @param prefixes the abbreviations
 * @param letter what a letter is
 */
record AbbreviationRule(NonbreakingPrefixes prefixes, Pattern letter) {

  /** The text with a blank before each dot that stands alone. */
  String apply(String text) {
    List<String> words = Whitespace.split(text);
    return IntStream.range(0, words.size())
        .mapToObj(i -> word(words.get(i), i + 1 < words.size() ? words.get(i + 1) : ""))
        .collect(Collectors.joining(" "));
  }

  private String word(String word, String next) {
    if (!word.endsWith(".") || word.length() == 1) {
      return word;
    }
    String prefix = word.substring(0, word.length() - 1);
    boolean keeps =
        (prefix.contains(".") && letter.matcher(prefix).find())
            || prefixes.always().contains(prefix)
            || (!next.isEmpty() && Character.isLowerCase(next.codePointAt(0)))
            || (prefixes.beforeNumbers().contains(prefix) && isDigit(next));
    return keeps ? word : prefix + " .";
  }

  private static boolean isDigit(String next) {
    return !next.isEmpty() && next.charAt(0) >= '0' && next.charAt(0) <= '9';
  }
}
