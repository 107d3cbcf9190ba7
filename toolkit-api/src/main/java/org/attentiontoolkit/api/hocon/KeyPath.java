package org.attentiontoolkit.api.hocon;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.error.Problems;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * The keys that lead to where we are in a file, and a complaint of each that the file sets twice,
 * although HOCON takes the later value without a word. Setting a key of an included file anew is
 * what including is for, as is {@code key = ${key} …}, {@code +=}, opening a block again, and
 * {@code key = null} before a new value.
 */
final class KeyPath {
  private final Cursor cursor;
  private final Problems problems;
  private final List<String> keys = new ArrayList<>();

  KeyPath(Cursor cursor, Problems problems) {
    this.cursor = cursor;
    this.problems = problems;
  }

  List<String> keys() {
    return keys;
  }

  void enter(List<String> more) {
    keys.addAll(more);
  }

  void leave(int count) {
    keys.subList(keys.size() - count, keys.size()).clear();
  }

  /**
   * The outline at some keys, through the blocks on the way to it; the path leads to it already.
   */
  Outline through(Outline from, List<String> more, int line) {
    Outline block = from;
    for (String key : more.subList(0, more.size() - 1)) {
      block = block.at(key);
      note(block, new Mark(line, Mark.Kind.BLOCK));
    }
    return block.at(more.getLast());
  }

  /** Complains if the file has set the key already, and remembers that it has. */
  void note(Outline key, Mark mark) {
    Mark first = key.mark();
    if (mark.kind() == Mark.Kind.FREE) {
      key.clear();
      key.mark(mark);
    } else if (first.contradicts(mark)) {
      problems.add(
          Problem.input(
                  "config.duplicate-key",
                  Hocon.cut(Hocon.path(keys), 200)
                      + " is set twice"
                      + (cursor.place().line() > 0 ? ", first in line " + first.line() : ""))
              .at(cursor.place(mark.line()).text())
              .hint("keep one of the two"));
    } else if (first.kind() == Mark.Kind.FREE) {
      key.mark(mark);
    }
  }
}
