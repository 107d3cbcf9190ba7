package org.attentiontoolkit.tasks.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.attentiontoolkit.api.text.Tokenizer;

/**
 * Words, cut further where the text itself marks a joint: at a soft hyphen (U+00AD) or a zero-width
 * space (U+200B), after a hyphen inside a word, and before punctuation at a word's end.
 *
 * <p>Where two tokens make one word the joint is written {@code @@}, as subword-nmt does: {@code
 * ein@@ und@@ zwanzig @@,} reads <i>einundzwanzig,</i>. An {@code @} of the text itself is written
 * {@code \@}, a backslash {@code \\}, so that no word is taken for a joint. Soft hyphens and
 * zero-width spaces are used up: {@link #surface} is the text without them.
 */
public final class MorphemeTokenizer implements Tokenizer {
  /** What stands at a token's end (or start) when the next (or last) token belongs to its word. */
  public static final String JOINT = "@@";

  private static final char SOFT_HYPHEN = '\u00AD';
  private static final char ZERO_WIDTH_SPACE = '\u200B';
  private static final Pattern ESCAPED = Pattern.compile("\\\\([@\\\\])");
  private static final String CLOSING = ",.;:!?،、。";

  private final WordTokenizer words = new WordTokenizer();

  @Override
  public String name() {
    return "morpheme";
  }

  @Override
  public List<String> tokenise(String text) {
    List<String> tokens = new ArrayList<>();
    for (String word : words.tokenise(text)) {
      int end = word.length();
      while (end > 1 && CLOSING.indexOf(word.charAt(end - 1)) >= 0) {
        end--;
      }
      int before = tokens.size();
      cut(word.substring(0, end), tokens);
      for (int i = end; i < word.length(); i++) {
        boolean first = tokens.size() == before; // the word is nothing but marks before it
        tokens.add((first ? "" : JOINT) + word.charAt(i));
      }
    }
    return tokens;
  }

  private static void cut(String word, List<String> tokens) {
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean mark = isMark(c);
      if (!mark) {
        piece.append(c);
      }
      boolean joint = (mark || c == '-') && !piece.isEmpty() && hasLetterAfter(word, i);
      if (joint) {
        tokens.add(escaped(piece.toString()) + JOINT);
        piece.setLength(0);
      }
    }
    if (!piece.isEmpty()) {
      tokens.add(escaped(piece.toString()));
    }
  }

  private static String escaped(String piece) {
    return piece.replace("\\", "\\\\").replace("@", "\\@");
  }

  private static String unescaped(String piece) {
    return ESCAPED.matcher(piece).replaceAll("$1");
  }

  private static boolean hasLetterAfter(String word, int i) {
    for (int j = i + 1; j < word.length(); j++) {
      if (!isMark(word.charAt(j))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMark(char c) {
    return c == SOFT_HYPHEN || c == ZERO_WIDTH_SPACE;
  }

  @Override
  public String detokenise(List<String> tokens) {
    StringBuilder text = new StringBuilder();
    boolean joined = true;
    for (String token : tokens) {
      boolean before = token.length() > JOINT.length() && token.startsWith(JOINT);
      String rest = before ? token.substring(JOINT.length()) : token;
      boolean after = rest.length() > JOINT.length() && rest.endsWith(JOINT);
      if (!joined && !before) {
        text.append(' ');
      }
      text.append(unescaped(after ? rest.substring(0, rest.length() - JOINT.length()) : rest));
      joined = after;
    }
    return text.toString();
  }

  @Override
  public String surface(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.chars().filter(c -> !isMark((char) c)).forEach(c -> kept.append((char) c));
    return kept.toString();
  }
}
