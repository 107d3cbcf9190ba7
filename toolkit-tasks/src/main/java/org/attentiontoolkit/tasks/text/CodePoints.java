package org.attentiontoolkit.tasks.text;

/** The order of texts by code points, which differs from String's UTF-16 order beyond U+FFFF. */
public final class CodePoints {
  private CodePoints() {}

  /** Compares as {@link java.util.Comparator} does. */
  public static int compare(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length()) {
      int x = a.codePointAt(i);
      int y = b.codePointAt(i);
      if (x != y) {
        return Integer.compare(x, y);
      }
      i += Character.charCount(x);
    }
    return Integer.compare(a.length(), b.length());
  }
}
