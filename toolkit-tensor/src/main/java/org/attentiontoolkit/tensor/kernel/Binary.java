package org.attentiontoolkit.tensor.kernel;

/** Functions of two values. */
public enum Binary {
  /** a + b. */
  ADD,
  /** a − b. */
  SUBTRACT,
  /** a · b. */
  MULTIPLY,
  /** a / b. */
  DIVIDE,
  /** The smaller of a and b. */
  MINIMUM,
  /** The larger of a and b. */
  MAXIMUM
}
