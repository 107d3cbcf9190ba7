package org.attentiontoolkit.api.hocon;

import java.util.ArrayList;
import java.util.List;

/** What the pieces of a value are, and how much they hold. */
final class Tally {
  static final String MIXED = "text, lists and blocks can't be joined with each other";

  private final List<Outline.Reference> references = new ArrayList<>();
  private long size;
  private int pieces;
  private boolean words;
  private boolean blocks;
  private boolean lists;
  private boolean isNull;

  void add(long moreSize, List<Outline.Reference> moreReferences) {
    size += moreSize;
    references.addAll(moreReferences);
  }

  /** All that another holds, such as an element of a list. */
  void add(Tally other) {
    add(other.size, other.references);
  }

  void word(Atom atom) {
    pieces++;
    words = true;
    isNull = atom.kind() == Atom.Kind.NULL;
    size += 1 + atom.text().length();
  }

  void block() {
    pieces++;
    blocks = true;
    size++;
  }

  void list() {
    pieces++;
    lists = true;
    size++;
  }

  void reference(Outline.Reference reference) {
    pieces++;
    size++;
    references.add(reference);
  }

  int pieces() {
    return pieces;
  }

  boolean isMixed() {
    return words && blocks || words && lists || blocks && lists;
  }

  Mark.Kind kind() {
    if (!references.isEmpty()) {
      return Mark.Kind.GROWN;
    } else if (blocks) {
      return Mark.Kind.BLOCK;
    }
    return isNull && pieces == 1 ? Mark.Kind.FREE : Mark.Kind.SET;
  }

  Outline.Definition definition(Place place) {
    return new Outline.Definition(size, List.copyOf(references), place);
  }
}
