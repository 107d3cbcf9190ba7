package org.attentiontoolkit.api.hocon;

/**
 * How much a file may hold. A hundred times what anybody has written by hand, and little enough
 * that a file made by a program, or by an enemy, costs seconds and not the memory of the machine.
 */
public final class FileLimits {
  /** Of all files together, in bytes; a file counts as often as it is included. */
  public static final int BYTES = 4 << 20;

  /** Keys in all files together, each time it is set. */
  public static final int KEYS = 3000;

  /** Values in all files together: numbers, texts, blocks, lists, references. */
  public static final int VALUES = 100_000;

  /** References in all files together. */
  public static final int REFERENCES = 1000;

  /** Pieces side by side that make a value. */
  public static final int PIECES = 10_000;

  /**
   * Values of one key that have a part in each other, such as the first list and each {@code +=}.
   */
  public static final int DEFINITIONS = 100;

  /** Files included, one more for each time. */
  public static final int INCLUDES = 100;

  /** Blocks and lists within each other, each dot of a key being a block; files including files. */
  public static final int DEPTH = 100;

  /** References, and blocks in which they stand, that have to be filled in for each other. */
  static final int CHAIN = 120;

  /** Characters of a value with its references filled in, and a few for each key in it. */
  public static final int FILLED = 16 << 20;

  private FileLimits() {}
}
