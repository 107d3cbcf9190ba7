package org.attentiontoolkit.tasks.text.moses;

/** Signs that Moses's decoder reads otherwise, as entities of XML. */
final class Entities {
  private static final String[][] SIGNS = {
    {"&", "&amp;"},
    {"|", "&#124;"},
    {"<", "&lt;"},
    {">", "&gt;"},
    {"'", "&apos;"},
    {"\"", "&quot;"},
    {"[", "&#91;"},
    {"]", "&#93;"}
  };

  /** What earlier versions of Moses wrote. */
  private static final String[][] LEGACY = {{"|", "&bar;"}, {"[", "&bra;"}, {"]", "&ket;"}};

  private Entities() {}

  static String escaped(String text) {
    String escaped = text;
    for (String[] sign : SIGNS) {
      escaped = escaped.replace(sign[0], sign[1]);
    }
    return escaped;
  }

  /** The ampersand last, so that what it began before is no entity now. */
  static String unescaped(String text) {
    String plain = text;
    for (String[] sign : LEGACY) {
      plain = plain.replace(sign[1], sign[0]);
    }
    for (int i = SIGNS.length - 1; i >= 0; i--) {
      plain = plain.replace(SIGNS[i][1], SIGNS[i][0]);
    }
    return plain;
  }
}
