package org.attentiontoolkit.api.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Finds keys that one file sets twice, where HOCON silently takes the later one. Setting a key of
 * an included file anew is what including is for, as is {@code key = ${key} …}, {@code +=}, opening
 * a block again, and {@code key = null} before a new value. The text is known to be HOCON.
 */
final class DuplicateKeys {
  /** Ends the name of what further keys and values may be added to. */
  private static final String BLOCK = ".";

  private final HoconScanner scan;
  private final String file;
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private DuplicateKeys(String text, String file) {
    this.scan = new HoconScanner(text);
    this.file = file;
  }

  static List<Problem> in(String text, String file) {
    DuplicateKeys keys = new DuplicateKeys(text, file);
    keys.scan.space();
    keys.scan.take('{');
    keys.block("");
    return keys.problems;
  }

  /** Entries up to a closing brace, which is taken, or the end. */
  private void block(String prefix) {
    scan.space();
    while (!scan.atEnd() && !scan.take('}')) {
      if (!scan.include()) {
        entry(prefix);
      }
      scan.space();
    }
  }

  private void entry(String prefix) {
    int line = scan.line();
    String path = prefix + scan.path();
    boolean append = scan.take('+');
    boolean separated = scan.take('=') || scan.take(':');
    int start = separated ? scan.spaceAndPosition() : scan.position();
    boolean plain = value(path);
    String text = scan.since(start);
    if (text.equals("null")) {
      lines.keySet().removeIf(known -> known.equals(path) || known.startsWith(path + "."));
    } else if (plain && !append && !text.contains("${")) {
      set(path, line);
    } else {
      lines.putIfAbsent(path + BLOCK, line);
    }
  }

  private void set(String path, int line) {
    lines.entrySet().stream()
        .filter(e -> contradict(e.getKey(), path))
        .findFirst()
        .ifPresent(first ->
            problems.add(
                Problem.input(
                        "config.duplicate-key",
                        path + " is set twice, first in line " + first.getValue())
                    .at(file + ":" + line)
                    .hint("keep one of the two")));
    lines.putIfAbsent(path, line);
  }

  private static boolean contradict(String known, String path) {
    return known.equals(path) || known.startsWith(path + ".") || path.startsWith(known + ".");
  }

  /** A value up to its end; whether it holds no block. */
  private boolean value(String path) {
    boolean plain = true;
    while (!scan.atEnd() && !scan.atValueEnd()) {
      if (scan.take('{')) {
        plain = false;
        block(path + ".");
      } else if (scan.take('[')) {
        list(path);
      } else {
        scan.piece();
      }
    }
    return plain;
  }

  private void list(String path) {
    int index = 0;
    scan.space();
    while (!scan.atEnd() && !scan.take(']')) {
      value(path + "[" + index + "]");
      index++;
      scan.space();
    }
  }
}
