package org.attentiontoolkit.api.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How names are written, and which one was perhaps meant. */
public final class Names {
  /** A longer name is no slip of a name. */
  private static final int LONGEST = 100;

  private Names() {}

  /** {@code hiddenWidth} as {@code hidden-width}. */
  static String key(String component) {
    return component.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** {@code SCALED_DOT} as {@code scaled-dot}. */
  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The candidate nearest to a name, if one is near enough to have been meant. */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    int limit = Math.max(1, name.length() / 3);
    String plain = plain(name);
    return candidates.stream()
        .filter(c -> Math.abs(c.length() - name.length()) <= limit)
        .map(c -> new Near(c, distance(plain, plain(c))))
        .filter(near -> near.distance() <= limit)
        .min(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .map(Near::name);
  }

  private record Near(String name, int distance) {}

  private static String plain(String name) {
    return name.replace("_", "-").toLowerCase(Locale.ROOT);
  }

  /**
   * How many letters must be inserted, deleted, replaced or swapped with their neighbour (optimal
   * string alignment).
   */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
