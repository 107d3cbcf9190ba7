package org.attentiontoolkit.runner.folder;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.attentiontoolkit.tensor.error.Problem;

/** Names of experiments and runs: words that every file system takes. */
public final class RunNames {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._+-]{0,99}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String LETTERS = "bcdfghjkmnpqrstvwxz23456789";

  private RunNames() {}

  /** The time in UTC, so that names sort, and four letters, so that two runs a second differ. */
  public static String now() {
    StringBuilder name = new StringBuilder(TIME.format(Instant.now())).append('-');
    long drawn = UUID.randomUUID().getMostSignificantBits() >>> 1;
    for (int i = 0; i < 4; i++) {
      name.append(LETTERS.charAt((int) (drawn % LETTERS.length())));
      drawn /= LETTERS.length();
    }
    return name.toString();
  }

  /** Refuses what cannot be a folder's name. */
  public static void check(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw Problem.input(
              "run.name", "The name '" + name + "' of the " + what + " cannot be a folder's.")
          .hint("Use letters, digits, '-', '_', '+' and '.'; at most 100, a letter or digit first.")
          .exception();
    }
  }
}
