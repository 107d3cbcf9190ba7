package org.attentiontoolkit.tensor.memory;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a buffer that arrays lie in. Once it is over, what lies there belongs to others, and
 * the arrays can't be used any more.
 */
final class Block {
  private final Buffer buffer;
  private final int number;
  private final long from;
  private final long length;
  private int holders;
  private @Nullable String over;
  private @Nullable Block previous;
  private @Nullable Block next;

  /**
   * A block.
   *
   * @param number of the buffer among those of its owner
   * @param from its place in the buffer, in values
   * @param length in values
   * @param holders who must {@linkplain #release let go} before it is over, 0 for room that is free
   */
  Block(Buffer buffer, int number, long from, long length, int holders) {
    this.buffer = buffer;
    this.number = number;
    this.from = from;
    this.length = length;
    this.holders = holders;
  }

  Buffer buffer() {
    return buffer;
  }

  int number() {
    return number;
  }

  long from() {
    return from;
  }

  long length() {
    return length;
  }

  boolean free() {
    return holders == 0;
  }

  /** One holder more. */
  void hold() {
    check("an array");
    holders++;
  }

  /** One holder less; returns whether it was the last. */
  boolean release() {
    return over == null && --holders == 0;
  }

  /**
   * Ends it for all that hold it.
   *
   * @param why what was over, for the message to those who use it nevertheless
   */
  void end(String why) {
    over = why;
    holders = 0;
  }

  /**
   * Checks that it is not over.
   *
   * @param what is to be used
   */
  void check(Object what) {
    if (over != null) {
      throw new IllegalStateException(what + " is used after " + over);
    }
  }

  /** The block before it in its buffer. */
  @Nullable Block previous() {
    return previous;
  }

  /** The block after it in its buffer. */
  @Nullable Block next() {
    return next;
  }

  /** Puts blocks side by side. */
  static void join(@Nullable Block left, @Nullable Block right) {
    if (left != null) {
      left.next = right;
    }
    if (right != null) {
      right.previous = left;
    }
  }
}
