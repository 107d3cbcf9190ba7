package org.attentiontoolkit.tensor.kernel;

/** Functions of many values. */
public enum Reduction {
  /** Their sum. */
  SUM,
  /** The largest of them. */
  MAX
}
