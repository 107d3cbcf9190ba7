package org.attentiontoolkit.tasks.text.moses;

import com.ibm.icu.text.UnicodeSet;
import java.util.Map;

/** Classes of characters as Moses's scripts have them, for patterns: without brackets. */
final class Letters {
  /** Signs that join letters of Indic scripts: combining classes 9 and 7, which are no letters. */
  private static final String INDIC_JOINTS =
      "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0eba\u1039\u1714\u1bab"
          + "\ua8c4\ua8f3\ua8f4\ua953\uaaf6\u0dca\u093c\u09bc\u0a3c\u0abc\u0afd\u0afe\u0aff\u0b3c"
          + "\u0cbc\u1c37";

  /** The scripts of a language that has no blanks between words, or hardly any. */
  private static final Map<String, String> SCRIPTS =
      Map.of(
          "zh", "[:scx=Han:]",
          "ja", "[[:scx=Hiragana:][:scx=Katakana:][:scx=Han:]]",
          "ko", "[:scx=Hangul:]",
          "cjk", "[[:scx=Hangul:][:scx=Hiragana:][:scx=Katakana:][:scx=Han:]]");

  private static final String KNOWN = "[\\x{0}-\\x{FFFF}&&[^\u0363-\u036f\\p{IsHan}\uac00-\ud7a3]]";

  private Letters() {}

  /**
   * Letters; ideographs and Hangul only in their languages, so that elsewhere each stands alone.
   */
  static String alphabetic(String language) {
    return joined() + INDIC_JOINTS + scripts(language);
  }

  /** Letters and digits. */
  static String alphanumeric(String language) {
    return "[[\\p{IsAlphabetic}\\p{Nd}]&&" + KNOWN + "]" + INDIC_JOINTS + scripts(language);
  }

  /** Letters as the rules that join tokens have them: of any language. */
  static String joined() {
    return "[\\p{IsAlphabetic}&&" + KNOWN + "]";
  }

  /** With the signs that a script shares with others, such as the ideographic full stop. */
  private static String scripts(String language) {
    StringBuilder ranges = new StringBuilder();
    for (UnicodeSet.EntryRange range :
        new UnicodeSet(SCRIPTS.getOrDefault(language, "[]")).ranges()) {
      ranges.append("\\x{%X}-\\x{%X}".formatted(range.codepoint, range.codepointEnd));
    }
    return ranges.toString();
  }
}
