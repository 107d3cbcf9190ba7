package org.attentiontoolkit.api.hocon;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Values, texts and keys as HOCON text. */
public final class Hocon {
  private Hocon() {}

  /** A text with quotes around it, and escapes for what may not stand between them. */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (Character.isISOControl(c) || isHalf(text, i)) {
            out.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /** Half of a character beyond 16 bits, without its other half: no file can hold it as it is. */
  private static boolean isHalf(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  /** A key, with quotes if it needs them. */
  public static String key(String key) {
    boolean bare =
        !key.isEmpty()
            && !key.equals(Parser.INCLUDE)
            && key.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
    return bare ? key : quoted(key);
  }

  /** Keys joined by dots. */
  public static String path(List<String> keys) {
    return String.join(".", keys.stream().map(Hocon::key).toList());
  }

  /**
   * A value on one line.
   *
   * @param longest what is longer ends with {@code …}
   */
  public static String line(Value value, int longest) {
    StringBuilder out = new StringBuilder();
    write(value, out, longest);
    return cut(out.toString(), longest);
  }

  /** Stops a little after the length asked for. */
  private static void write(Value value, StringBuilder out, int longest) {
    if (out.length() > longest) {
      return;
    }
    switch (value) {
      case Value.Text(String text, Place _) -> out.append(quoted(head(text, longest)));
      case Value.Numeral(String text, Place _) -> out.append(head(text, longest));
      case Value.Truth(boolean truth, Place _) -> out.append(truth);
      case Value.Nothing _ -> out.append("null");
      case Value.Items list -> {
        out.append('[');
        String between = "";
        for (Value item : list.values()) {
          if (out.length() > longest) {
            return;
          }
          out.append(between);
          write(item, out, longest);
          between = ", ";
        }
        out.append(']');
      }
      case Value.Block block -> {
        out.append('{');
        String between = "";
        for (Map.Entry<String, Value> entry : block.entries().entrySet()) {
          if (out.length() > longest) {
            return;
          }
          out.append(between).append(key(head(entry.getKey(), longest))).append(" = ");
          write(entry.getValue(), out, longest);
          between = ", ";
        }
        out.append('}');
      }
    }
  }

  private static String head(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest + 1) : text;
  }

  /** A text that is no longer than asked for; of a longer one the beginning, with {@code …}. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
