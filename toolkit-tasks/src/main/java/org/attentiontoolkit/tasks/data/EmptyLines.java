package org.attentiontoolkit.tasks.data;

/** What is done with a pair that lacks a side. */
public enum EmptyLines {
  /** It is an error that names the lines. */
  REFUSE,
  /** The pair is left out. */
  SKIP
}
