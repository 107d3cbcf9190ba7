package org.attentiontoolkit.api.hocon;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.error.Problems;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Puts the values of one file where they belong. A key that the file sets twice is a problem,
 * although HOCON takes the later value without a word. Setting a key of an included file anew is
 * what including is for, as is {@code key = ${key} …}, {@code +=}, opening a block again, and
 * {@code key = null} before a new value.
 */
final class Definitions {
  private final Cursor cursor;
  private final Problems problems;

  /** The keys that lead to where we are, within this file. */
  private final List<String> path = new ArrayList<>();

  Definitions(Cursor cursor, Problems problems) {
    this.cursor = cursor;
    this.problems = problems;
  }

  List<String> path() {
    return path;
  }

  void enter(List<String> keys) {
    path.addAll(keys);
  }

  void leave(int keys) {
    path.subList(path.size() - keys, path.size()).clear();
  }

  /** The place of a key, through the blocks on the way to it; the path leads to it already. */
  Slot slot(Written.Block from, List<String> keys, int line) {
    Written.Block block = from;
    Whereabouts where = Whereabouts.touched(cursor.place(line));
    for (String key : keys.subList(0, keys.size() - 1)) {
      Slot slot = block.slotFor(key);
      note(slot, new Mark(this, line, Mark.Kind.BLOCK, false));
      block = slot.open(where);
    }
    return block.slotFor(keys.getLast());
  }

  void define(Slot slot, Written value, int line) {
    if (value instanceof Written.Single(Value.Nothing _)) {
      slot.replace(value);
      slot.mark(new Mark(this, line, Mark.Kind.FREE, true));
      return;
    }
    note(slot, new Mark(this, line, kind(value), false));
    if (value instanceof Written.Block fresh && slot.block().isPresent()) {
      absorb(slot.block().get(), fresh);
    } else {
      slot.add(value);
    }
  }

  private static Mark.Kind kind(Written value) {
    if (value instanceof Written.Block) {
      return Mark.Kind.BLOCK;
    }
    return value.hides() ? Mark.Kind.SET : Mark.Kind.GROWN;
  }

  /** Complains if the file has set the key already, and remembers that it has. */
  private void note(Slot slot, Mark mark) {
    Mark first = slot.mark();
    if (first.contradicts(mark)) {
      problems.add(
          Problem.input(
                  "config.duplicate-key",
                  Hocon.cut(Hocon.path(path), 200)
                      + " is set twice"
                      + (cursor.place().line() > 0 ? ", first in line " + first.line() : ""))
              .at(cursor.place(mark.line()).text())
              .hint("keep one of the two"));
    }
    if (!first.isOf(this) || mark.anew()) {
      slot.mark(mark);
    } else if (first.kind() == Mark.Kind.FREE) {
      slot.mark(mark.asAnew());
    }
  }

  /** Merges a block that was read by itself into one that is there. */
  void absorb(Written.Block into, Written.Block fresh) {
    into.alsoAt(fresh.where());
    include(into, fresh);
  }

  /** Adds what stands in a block, such as the whole of an included file. */
  void include(Written.Block into, Written.Block fresh) {
    fresh
        .slots()
        .forEach((key, slot) -> {
          Slot there = into.slots().putIfAbsent(key, slot);
          if (there != null) {
            path.add(key);
            merge(there, slot);
            path.removeLast();
          }
        });
  }

  private void merge(Slot into, Slot fresh) {
    if (fresh.mark().isOf(this)) {
      note(into, fresh.mark());
    }
    into.comment(fresh.comment());
    List<Written> definitions = fresh.definitions();
    if (fresh.isAlone()) {
      into.replace(definitions.getFirst());
      definitions = definitions.subList(1, definitions.size());
    }
    for (Written value : definitions) {
      if (value instanceof Written.Block block && into.block().isPresent()) {
        absorb(into.block().get(), block);
      } else {
        into.add(value);
      }
    }
  }
}
