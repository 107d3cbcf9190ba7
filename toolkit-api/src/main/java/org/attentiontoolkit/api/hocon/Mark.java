package org.attentiontoolkit.api.hocon;

/**
 * How a file set a key; for finding keys that one file sets twice.
 *
 * @param reader of the file, for a file may be included twice
 * @param line of it
 * @param kind what it was set to
 * @param anew whether null was set before, which gives leave to set it again
 */
record Mark(Object reader, int line, Kind kind, boolean anew) {
  static final Mark NONE = new Mark(Mark.class, 0, Kind.FREE, false);

  enum Kind {
    /** To null, or not at all. */
    FREE,
    /** To a value with a reference, perhaps to what was there before. */
    GROWN,
    /** To a block, to which keys may be added. */
    BLOCK,
    /** To anything else. */
    SET
  }

  boolean isOf(Object other) {
    return reader == other;
  }

  /** Whether one file may not say both. */
  boolean contradicts(Mark later) {
    return reader == later.reader
        && !later.anew
        && kind != Kind.FREE
        && (later.kind == Kind.SET || later.kind == Kind.BLOCK && kind == Kind.SET);
  }

  Mark asAnew() {
    return new Mark(reader, line, kind, true);
  }
}
