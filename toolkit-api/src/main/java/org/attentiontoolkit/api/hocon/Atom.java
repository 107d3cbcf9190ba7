package org.attentiontoolkit.api.hocon;

/**
 * The smallest piece of a value or key.
 *
 * @param text what it says, without quotes and escapes
 * @param kind how it is to be understood when it stands alone
 */
record Atom(String text, Kind kind) {
  enum Kind {
    QUOTED,
    BARE,
    NUMBER,
    TRUTH,
    NULL
  }

  /** Of text without quotes. */
  static Atom bare(String text) {
    return new Atom(
        text,
        switch (text) {
          case "true", "false" -> Kind.TRUTH;
          case "null" -> Kind.NULL;
          default -> isNumber(text) ? Kind.NUMBER : Kind.BARE;
        });
  }

  boolean isQuoted() {
    return kind == Kind.QUOTED;
  }

  Value value(Place place) {
    return switch (kind) {
      case QUOTED, BARE -> new Value.Text(text, place);
      case NUMBER -> new Value.Numeral(text, place);
      case TRUTH -> new Value.Truth(text.equals("true"), place);
      case NULL -> new Value.Nothing(place);
    };
  }

  /** Digits, perhaps with a sign, a fraction and an exponent. */
  static boolean isNumber(String text) {
    int i = text.startsWith("-") ? 1 : 0;
    int whole = digits(text, i);
    if (whole == i) {
      return false;
    }
    i = whole;
    if (i < text.length() && text.charAt(i) == '.') {
      i = digits(text, i + 1);
    }
    if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      i++;
      i += i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-') ? 1 : 0;
      int end = digits(text, i);
      return end > i && end == text.length();
    }
    return i == text.length();
  }

  /** Where the digits from a position on end. */
  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
