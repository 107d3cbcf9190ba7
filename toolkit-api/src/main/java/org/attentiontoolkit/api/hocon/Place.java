package org.attentiontoolkit.api.hocon;

import java.nio.file.Path;
import java.util.List;

/**
 * Where something was written.
 *
 * @param source the text it stands in
 * @param line from 1; 0 for the whole of it
 */
public record Place(TextSource source, int line) {
  private static final int LONGEST = 120;

  /** {@code configs/quickstart.conf:12}, or {@code --set training.epochs=3}. */
  public String text() {
    return switch (source) {
      case TextSource.InFile(Path path) -> shorten(path) + (line > 0 ? ":" + line : "");
      case TextSource.Assigned(String text) -> "--set " + Hocon.cut(text, LONGEST);
      case TextSource.Named(String name) -> name + (line > 0 ? ", line " + line : "");
    };
  }

  /** Several places: {@code a, b and c}. */
  public static String text(List<Place> places) {
    List<String> all = places.stream().map(Place::text).distinct().toList();
    return all.size() < 2
        ? String.join("", all)
        : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
  }

  /** A path as its reader would write it: relative to the working directory when below it. */
  public static String shorten(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path there = path.toAbsolutePath().normalize();
    if (there.equals(here)) {
      return ".";
    }
    return (there.startsWith(here) ? here.relativize(there) : there).toString();
  }
}
