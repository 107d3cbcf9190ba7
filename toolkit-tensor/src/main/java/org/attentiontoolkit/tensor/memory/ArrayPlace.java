package org.attentiontoolkit.tensor.memory;

/** Where in a buffer an array begins, and how long it may be used. */
public final class ArrayPlace {
  private final Buffer buffer;
  private final Block block;
  private final long from;

  /**
   * A place.
   *
   * @param from in values from the start of the buffer
   */
  ArrayPlace(Buffer buffer, Block block, long from) {
    this.buffer = buffer;
    this.block = block;
    this.from = from;
  }

  /** The buffer. */
  public Buffer buffer() {
    return buffer;
  }

  /** How many values of the buffer lie before it. */
  public long from() {
    return from;
  }

  Block block() {
    return block;
  }

  /** A place some values on. */
  ArrayPlace plus(long values) {
    return new ArrayPlace(buffer, block, from + values);
  }
}
