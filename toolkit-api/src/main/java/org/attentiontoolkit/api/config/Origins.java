package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a value was written, for people. */
final class Origins {
  /** What stands before an assignment. */
  static final String SET = "--set ";

  private static final String MERGED = "merge of ";
  private static final Pattern BETWEEN = Pattern.compile(",(?=--set |/|[A-Z]:\\\\)");
  private static final Pattern LINES = Pattern.compile("(/.*|[A-Z]:\\\\.*): (\\d+)(-\\d+)?");

  private Origins() {}

  /** {@code configs/quickstart.conf:12}, or {@code --set training.epochs=3}. */
  static String text(ConfigOrigin origin) {
    String name = origin.filename();
    if (name == null) {
      return described(origin.description());
    }
    String file = shorten(Path.of(name));
    return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
  }

  /** Blocks that several files, or --set, have had a part in: {@code merge of a: 1,b: 7-9}. */
  private static String described(String description) {
    if (!description.startsWith(MERGED)) {
      return withoutLines(description);
    }
    List<String> parts = BETWEEN.splitAsStream(description.substring(MERGED.length())).toList();
    List<String> files =
        parts.stream()
            .map(LINES::matcher)
            .filter(Matcher::matches)
            .map(m -> shorten(Path.of(m.group(1))) + ":" + m.group(2))
            .toList();
    return files.isEmpty()
        ? parts.stream().map(Origins::withoutLines).distinct().collect(Collectors.joining(" and "))
        : String.join(" and ", files);
  }

  private static String withoutLines(String description) {
    return description.replaceFirst(": \\d+(-\\d+)?$", "");
  }

  /** A path as its reader would write it: relative to the working directory when below it. */
  static String shorten(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path there = path.toAbsolutePath().normalize();
    return (there.startsWith(here) ? here.relativize(there) : there).toString();
  }

  static Optional<Path> file(ConfigOrigin origin) {
    return Optional.ofNullable(origin.filename()).map(Path::of);
  }

  /** The folder that relative paths of a value begin at: its file's, or the working directory. */
  static Path folder(ConfigOrigin origin) {
    String name = origin.filename();
    Path parent = name == null ? null : Path.of(name).toAbsolutePath().getParent();
    return parent == null ? Path.of("").toAbsolutePath() : parent;
  }
}
