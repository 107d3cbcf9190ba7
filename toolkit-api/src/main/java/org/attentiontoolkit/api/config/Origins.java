package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;

/** Where a value was written, for people. */
final class Origins {
  private Origins() {}

  /** {@code configs/quickstart.conf:12}, or {@code --set training.epochs=3}. */
  static String text(ConfigOrigin origin) {
    String name = origin.filename();
    if (name == null) {
      return origin.description().replaceFirst(": \\d+(-\\d+)?$", "");
    }
    String file = shorten(Path.of(name));
    return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
  }

  /** A path as its reader would write it: relative to the working directory when below it. */
  static String shorten(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path there = path.toAbsolutePath().normalize();
    return (there.startsWith(here) ? here.relativize(there) : there).toString();
  }

  /** The folder that relative paths of a value begin at: its file's, or the working directory. */
  static Path folder(ConfigOrigin origin) {
    String name = origin.filename();
    Path parent = name == null ? null : Path.of(name).toAbsolutePath().getParent();
    return parent == null ? Path.of("").toAbsolutePath() : parent;
  }
}
