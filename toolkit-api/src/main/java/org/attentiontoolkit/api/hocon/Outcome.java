package org.attentiontoolkit.api.hocon;

/** What looking for a value came to. */
sealed interface Outcome {
  /** It is there. */
  record Found(Value value) implements Outcome {}

  /** It is not. */
  enum Missing implements Outcome {
    /** Nobody wrote it, or only an optional reference to nothing. */
    ABSENT,
    /** It would need itself. */
    CIRCLE,
    /** What would hold it is no block. */
    HIDDEN,
    /** It is wrong, and that has been told. */
    WRONG
  }
}
