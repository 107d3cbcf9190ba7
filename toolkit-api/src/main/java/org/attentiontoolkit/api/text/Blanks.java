package org.attentiontoolkit.api.text;

/**
 * White space, decided in one place. What separates words is ASCII white space, as corpora that
 * were tokenised before mean it: a no-break space inside a number belongs to the number. What shows
 * nothing at all is empty, whatever it is made of.
 */
public final class Blanks {
  private Blanks() {}

  /** Whether words end here: a blank, or a tab, line feed or their like (U+0009 to U+000D). */
  public static boolean isSeparator(int codePoint) {
    return codePoint == ' ' || (codePoint >= '\t' && codePoint <= '\r');
  }

  /**
   * Whether a reader sees nothing: only white space of any kind, controls, and marks without width
   * such as U+200B and U+FEFF.
   */
  public static boolean isEmpty(String text) {
    return text.codePoints().allMatch(Blanks::isInvisible);
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }

  /** The text with one blank between its words and none around them. */
  public static String normalised(String text) {
    StringBuilder words = new StringBuilder(text.length());
    boolean between = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSeparator(c)) {
        between = !words.isEmpty();
      } else {
        words.append(between ? " " : "").append(c);
        between = false;
      }
    }
    return words.toString();
  }
}
