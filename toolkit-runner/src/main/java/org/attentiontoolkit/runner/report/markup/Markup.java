package org.attentiontoolkit.runner.report.markup;

/** Text for HTML and SVG. */
public final class Markup {
  private Markup() {}

  /** Safe between tags and in quoted attributes, whatever the text is. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            case '\n', '\t', '\r' -> safe.appendCodePoint(c);
            default -> safe.appendCodePoint(isDrawable(c) ? c : 0xFFFD);
          }
        });
    return safe.toString();
  }

  private static boolean isDrawable(int c) {
    return !Character.isISOControl(c) && !(c >= 0xD800 && c <= 0xDFFF) && (c & 0xFFFE) != 0xFFFE;
  }

  /** Text of any direction that does not turn its surroundings around. */
  public static String isolated(String text) {
    return "<bdi>" + escape(text) + "</bdi>";
  }

  /** At most so many characters, the last one an ellipsis when there were more. */
  public static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
