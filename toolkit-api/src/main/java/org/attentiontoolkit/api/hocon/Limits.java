package org.attentiontoolkit.api.hocon;

/**
 * How much a file may hold. A hundred times what anybody has written by hand, and little enough
 * that a file made by a program, or by an enemy, costs seconds and not the memory of the machine.
 */
public final class Limits {
  /** Of all files together, in bytes; a file counts as often as it is included. */
  public static final int BYTES = 16 << 20;

  /** Values in all files together: numbers, texts, blocks, lists, references. */
  public static final int VALUES = 200_000;

  /** Files included, one more for each time. */
  public static final int INCLUDES = 1000;

  /** Blocks and lists within each other, each dot of a key being a block; files including files. */
  public static final int DEPTH = 100;

  /** References, and blocks in which they stand, that have to be filled in for each other. */
  static final int CHAIN = 200;

  /** Characters of a value with its references filled in, with one more for each value in it. */
  public static final int FILLED = 16 << 20;

  /**
   * What filling in may build: characters, and for each value in a list or block {@link #ENTRY}.
   */
  static final int WORK = 64 << 20;

  /** What a value in a list or block weighs beside characters: about its bytes of memory. */
  static final int ENTRY = 16;

  /** What a block weighs beside its values. */
  static final int BLOCK = 128;

  /** What a reference weighs; one in a circle is looked up again and again. */
  static final int REFERENCE = 256;

  private Limits() {}
}
