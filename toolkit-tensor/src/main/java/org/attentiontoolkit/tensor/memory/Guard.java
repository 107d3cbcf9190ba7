package org.attentiontoolkit.tensor.memory;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Finds out what reads memory that nobody has written, and what writes past the end of an array:
 * arrays come filled with NaN, and behind each lie bytes that must not change.
 */
final class Guard {
  /** Bytes at the end of each block, at least, that no array has. */
  static final int BYTES = 64;

  private static final byte MARK = 0x5A;
  // All bits set are a NaN, in each number format.
  private static final byte NAN = -1;
  private static final int PIECE_BYTES = 1 << 16;

  private final Map<Block, Shape> arrays = new IdentityHashMap<>();

  void prepare(Block block, DenseArray array) {
    arrays.put(block, array.shape());
    fill(array(block, 0, block.length()), NAN);
    fill(fence(block, array.shape()), MARK);
  }

  /** Looks at a block once it is over. */
  void check(Block block) {
    Shape shape = Objects.requireNonNull(arrays.remove(block));
    DenseArray fence = fence(block, shape);
    byte[] found = new byte[(int) fence.length() * fence.precision().bytes()];
    fence.read(0, MemorySegment.ofArray(found));
    for (byte mark : found) {
      if (mark != MARK) {
        throw new IllegalStateException("something was written past the end of an array " + shape);
      }
    }
  }

  private static void fill(DenseArray array, byte content) {
    long bytes = array.length() * array.precision().bytes();
    byte[] piece = new byte[(int) Math.min(PIECE_BYTES, bytes)];
    Arrays.fill(piece, content);
    for (long from = 0; from < bytes; from += piece.length) {
      long count = Math.min(piece.length, bytes - from);
      array.write(from / array.precision().bytes(), MemorySegment.ofArray(piece).asSlice(0, count));
    }
  }

  /** What lies behind the array of a block. */
  private static DenseArray fence(Block block, Shape shape) {
    return array(block, shape.length(), block.length() - shape.length());
  }

  /** Some values of a block, which may be looked at although the block is over. */
  private static DenseArray array(Block block, long from, long length) {
    Block always = new Block(block.buffer(), 0, block.from(), block.length(), 1);
    Shape shape = Shape.of(Math.toIntExact(length));
    return block.buffer().array(new ArrayPlace(block.buffer(), always, block.from() + from), shape);
  }
}
