package org.attentiontoolkit.runner.tracking;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Names and values as MLflow takes them (3.17: {@code mlflow/utils/validation.py}). A name has at
 * most 250 characters, of them only letters, digits and {@code _-. :/}, and equals its normalised
 * path. One object keeps the names of one kind apart.
 */
final class Texts {
  static final int LONGEST_PARAMETER = 6000;
  static final int LONGEST_TAG = 8000;
  private static final int LONGEST_NAME = 250;
  private static final String CUT = "… (shortened; the whole is in the run folder)";

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> owners = new HashMap<>();

  /** The name to use on the server: always the same for the same name, never the same for two. */
  String name(String original) {
    return names.computeIfAbsent(original, this::unused);
  }

  private String unused(String original) {
    String clean = clean(original);
    boolean whole = clean.codePointCount(0, clean.length()) <= LONGEST_NAME;
    if (whole && owners.putIfAbsent(clean, original) == null) {
      return clean;
    }
    for (int i = 0; ; i++) {
      String ending = "-" + checksum(original + (i == 0 ? "" : " " + i));
      String name = head(clean, LONGEST_NAME - ending.length()) + ending;
      if (owners.putIfAbsent(name, original) == null) {
        return name;
      }
    }
  }

  private static String clean(String original) {
    StringBuilder clean = new StringBuilder(original.length());
    original
        .codePoints()
        .map(c -> Character.isLetterOrDigit(c) || "_-. :/".indexOf(c) >= 0 ? c : '_')
        .forEach(clean::appendCodePoint);
    String[] parts = clean.toString().split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].isEmpty() || parts[i].equals(".") || parts[i].equals("..")) {
        parts[i] = parts[i].replace('.', '_') + "_";
      }
    }
    return String.join("/", parts);
  }

  private static String checksum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", sum.getValue());
  }

  /** A value cut where the server would cut it, but so that it shows. */
  static String shortened(String value, int longest) {
    return value.codePointCount(0, value.length()) <= longest
        ? value
        : head(value, longest - CUT.length()) + CUT;
  }

  private static String head(String text, int codePoints) {
    int length = Math.min(codePoints, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, length));
  }

  /** How many bytes a text takes in the client's JSON, at the most. */
  static int bytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 127 && "\"\\<>&='".indexOf(c) < 0;
      bytes += plain ? 1 : 6;
    }
    return bytes;
  }
}
