package org.attentiontoolkit.api.hocon;

/**
 * How a file set a key; for finding keys that one file sets twice.
 *
 * @param line of it
 * @param kind what it was set to
 */
record Mark(int line, Kind kind) {
  static final Mark NONE = new Mark(0, Kind.FREE);

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

  /** Whether one file may not say both. */
  boolean contradicts(Mark later) {
    return kind != Kind.FREE
        && (later.kind == Kind.SET || later.kind == Kind.BLOCK && kind == Kind.SET);
  }
}
