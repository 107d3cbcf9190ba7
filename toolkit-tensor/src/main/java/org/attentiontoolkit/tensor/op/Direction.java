package org.attentiontoolkit.tensor.op;

/** Which way a sequence is read. */
public enum Direction {
  /** From its first token on. */
  FORWARD,
  /** From its last token back. */
  BACKWARD
}
