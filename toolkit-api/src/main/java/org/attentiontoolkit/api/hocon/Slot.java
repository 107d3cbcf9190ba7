package org.attentiontoolkit.api.hocon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was written for one key, in order: a later value replaces or changes an earlier one. */
final class Slot {
  private final List<Written> definitions = new ArrayList<>(1);
  private boolean alone;
  private Mark mark = Mark.NONE;
  private String comment = "";

  List<Written> definitions() {
    return definitions;
  }

  /** Whether a block here takes the place of what it is merged with elsewhere. */
  boolean isAlone() {
    return alone;
  }

  Mark mark() {
    return mark;
  }

  void mark(Mark newMark) {
    mark = newMark;
  }

  String comment() {
    return comment;
  }

  /** Of the comments of a key that is written several times the first counts. */
  void comment(String text) {
    if (comment.isEmpty()) {
      comment = text;
    }
  }

  /** The block that keys are added to, if the last value is one. */
  Optional<Written.Block> block() {
    return !definitions.isEmpty() && definitions.getLast() instanceof Written.Block block
        ? Optional.of(block)
        : Optional.empty();
  }

  /** The block that a longer key leads through. */
  Written.Block open(Whereabouts where) {
    Optional<Written.Block> present = block();
    present.ifPresent(block -> block.alsoAt(where));
    return present.orElseGet(() -> {
      Written.Block block = new Written.Block(where);
      add(block);
      return block;
    });
  }

  /** Adds a value; a block is not merged with one before it. */
  void add(Written value) {
    boolean overOther =
        value instanceof Written.Block && !definitions.isEmpty() && definitions.getLast().hides();
    if (value.hides() || overOther) {
      replace(value);
    } else {
      definitions.add(value);
    }
  }

  /** Puts a value in the place of everything before it. */
  void replace(Written value) {
    definitions.clear();
    definitions.add(value);
    alone = true;
  }
}
