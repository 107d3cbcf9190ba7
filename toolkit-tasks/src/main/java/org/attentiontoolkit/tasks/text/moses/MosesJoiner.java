package org.attentiontoolkit.tasks.text.moses;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;

/**
 * Text of tokens, by the rules of Moses's detokenizer.perl as sacremoses restates them. Languages
 * with rules of their own are English, French, Italian and Irish.
 *
 * @param language whose rules
 * @param unescape whether entities become signs again
 */
record MosesJoiner(String language, boolean unescape) {
  private static final Set<String> WITH_ARTICLES = Set.of("fr", "it", "ga");
  private static final Pattern OPENING = Pattern.compile("[\\p{Sc}(\\[{¿¡]+");
  private static final Pattern CLOSING = Pattern.compile("[,.?!:;\\\\%}\\])]+");
  private static final Pattern FRENCH_CLOSING = Pattern.compile("[?!:;\\\\%]");
  private static final Pattern QUOTES = Pattern.compile("['\"„“`]+");
  private static final Pattern ROUND_QUOTES = Pattern.compile("[„“”]+");
  private static final Pattern CONTRACTION = Pattern.compile("^'[" + Letters.joined() + "]");
  private static final Pattern ARTICLE = Pattern.compile("[" + Letters.joined() + "]'\\z");
  private static final Pattern LETTER = Pattern.compile("^[" + Letters.joined() + "]");

  /** First and last of each range of characters of East Asia. */
  private static final int[][] EAST_ASIAN = {
    {0x1100, 0x11FF},
    {0x2E80, 0xA4CF},
    {0xA840, 0xA87F},
    {0xAC00, 0xD7AF},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE4F},
    {0xFF65, 0xFFDC},
    {0x17000, 0x18AFF},
    {0x1B000, 0x1B0FF},
    {0x1B130, 0x1B16F},
    {0x20000, 0x2FFFF}
  };

  /** The text of tokens. */
  String join(List<String> tokens) {
    String line = (" " + String.join(" ", tokens) + " ").replace(" @-@ ", "-");
    List<String> words = Whitespace.split(unescape ? Entities.unescaped(line) : line);
    StringBuilder text = new StringBuilder();
    Map<String, Integer> quotes = new HashMap<>();
    String between = " ";
    for (int i = 0; i < words.size(); i++) {
      Place place = place(words, i, quotes);
      text.append(place.left ? place.space : between).append(words.get(i));
      between = place.right ? "" : " ";
    }
    return Whitespace.strip(text.toString().replaceAll(" {2,}", " "));
  }

  /**
   * How a word stands.
   *
   * @param left whether it is joined to what is before it
   * @param right whether what follows is joined to it
   * @param space what stands between it and what it is joined to
   */
  private record Place(boolean left, boolean right, String space) {
    static final Place ALONE = new Place(false, false, "");
    static final Place LEFT = new Place(true, false, "");
    static final Place RIGHT = new Place(false, true, "");
  }

  private Place place(List<String> words, int i, Map<String, Integer> quotes) {
    String word = words.get(i);
    if (isEastAsian(word.codePointAt(0)) && !language.equals("ko")) {
      return i > 0 && isEastAsian(last(words.get(i - 1))) ? Place.LEFT : Place.ALONE;
    }
    if (OPENING.matcher(word).matches()) {
      return Place.RIGHT;
    }
    if (CLOSING.matcher(word).matches()) {
      boolean apart = language.equals("fr") && FRENCH_CLOSING.matcher(word).matches();
      return new Place(true, false, apart ? " " : "");
    }
    if (language.equals("en") && i > 0 && CONTRACTION.matcher(word).find()) {
      return Place.LEFT;
    }
    if (WITH_ARTICLES.contains(language)
        && i + 1 < words.size()
        && ARTICLE.matcher(word).find()
        && LETTER.matcher(words.get(i + 1)).find()) {
      return Place.RIGHT;
    }
    return QUOTES.matcher(word).matches() ? quote(words, i, quotes) : Place.ALONE;
  }

  /** Every second quote of a kind closes. */
  private Place quote(List<String> words, int i, Map<String, Integer> quotes) {
    String word = words.get(i);
    String kind = ROUND_QUOTES.matcher(word).matches() ? "\"" : word;
    boolean opens = quotes.getOrDefault(kind, 0) % 2 == 0;
    boolean possessive =
        opens
            && language.equals("en")
            && word.equals("'")
            && i > 0
            && words.get(i - 1).endsWith("s");
    if (possessive) {
      return Place.LEFT;
    }
    quotes.merge(kind, 1, Integer::sum);
    return opens ? Place.RIGHT : Place.LEFT;
  }

  private static int last(String word) {
    return word.codePointBefore(word.length());
  }

  private static boolean isEastAsian(int character) {
    for (int[] range : EAST_ASIAN) {
      if (range[0] <= character && character <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
