package org.attentiontoolkit.tensor.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Memory for the arrays of steps. What a step takes is given back array by array, or all at once
 * when the step is over. Between steps it keeps at most a quarter more than the largest step has
 * needed, in one piece, and so takes nothing from the system once it has seen that step.
 *
 * <p>Of the free blocks that are large enough the smallest is taken, and free neighbours become
 * one.
 *
 * <p>For one thread.
 */
public final class Arena implements AutoCloseable {
  private static final long SMALLEST_BUFFER_BYTES = 1 << 20;
  private static final int ALIGNMENT_BYTES = 64;

  private final ArrayMemory memory;
  private final Precision precision;
  private final Optional<Guard> guard;
  private final List<Block> firsts = new ArrayList<>();
  private final FreeBlocks free = new FreeBlocks();
  private final Deque<Region> regions = new ArrayDeque<>();
  private long inUse;
  private long mostInUse;

  /**
   * An arena that owns nothing yet.
   *
   * @param guarded whether arrays come filled with NaN, and a write past the end of one is found
   *     when it is given back
   */
  public Arena(ArrayMemory memory, Precision precision, boolean guarded) {
    this.memory = memory;
    this.precision = precision;
    this.guard = guarded ? Optional.of(new Guard()) : Optional.empty();
  }

  /** An array of undefined content that belongs to the innermost {@link Region}. */
  public DenseArray allocate(Shape shape) {
    DenseArray array = allocateLasting(shape);
    addToInnermost(array);
    return array;
  }

  /** An array of undefined content that belongs to no region. */
  public DenseArray allocateLasting(Shape shape) {
    long length = roundedUp(shape.length()) + (guard.isPresent() ? valuesOf(Guard.BYTES) : 0);
    Block room = free.takeSmallest(length);
    Block block = split(room == null ? take(length) : room, length);
    inUse += length;
    mostInUse = Math.max(mostInUse, inUse);
    DenseArray array =
        block.buffer().array(new ArrayPlace(block.buffer(), block, block.from()), shape);
    guard.ifPresent(g -> g.prepare(block, array));
    return array;
  }

  /** Holds an array's memory once more: it must be released once more. */
  public void hold(DenseArray array) {
    array.place().block().hold();
  }

  /**
   * Lets go of an array's memory. When nobody holds it any more, arrays in it can't be used.
   *
   * @param why what is over, for the message to those who use it nevertheless
   */
  public void release(DenseArray array, String why) {
    Block block = array.place().block();
    if (block.release()) {
      giveBack(block, why);
    }
  }

  /**
   * A region that is empty yet.
   *
   * @param frees whether anything goes with it
   */
  public Region region(boolean frees) {
    return new Region(this, frees);
  }

  /** Takes back everything that was given. */
  public void reset() {
    regions.clear();
    for (Block first : firsts) {
      for (Block block = first; block != null; block = block.next()) {
        if (!block.free()) {
          end(block, "the step that made it is over");
        }
      }
    }
    inUse = 0;
    rearrange();
  }

  /** Bytes held from the system. */
  public long reservedBytes() {
    return firsts.stream().mapToLong(first -> first.buffer().bytes()).sum();
  }

  /** The most bytes that arrays have taken at one time. */
  public long largestUseBytes() {
    return mostInUse * precision.bytes();
  }

  /** Gives all memory back; once more is harmless. */
  @Override
  public void close() {
    reset();
    closeBuffers();
  }

  void enter(Region region) {
    regions.push(region);
  }

  void leave(Region region) {
    if (regions.poll() != region) {
      throw new IllegalStateException("a region within another is not over");
    }
  }

  /** Gives an array to the innermost region, if there is one. */
  public void addToInnermost(DenseArray array) {
    Region innermost = regions.peek();
    if (innermost != null) {
      innermost.add(array);
    }
  }

  /** The first {@code length} values of a block; the rest stays free. */
  private Block split(Block room, long length) {
    Block block = new Block(room.buffer(), room.number(), room.from(), length, 1);
    if (room.length() == length) {
      replace(room, block, block);
    } else {
      long from = room.from() + length;
      Block rest = new Block(room.buffer(), room.number(), from, room.length() - length, 0);
      Block.join(block, rest);
      replace(room, block, rest);
      free.add(rest);
    }
    return block;
  }

  private void giveBack(Block block, String why) {
    inUse -= block.length();
    end(block, why);
    Block first = block;
    Block last = block;
    Block previous = block.previous();
    if (previous != null && previous.free()) {
      free.remove(previous);
      first = previous;
    }
    Block next = block.next();
    if (next != null && next.free()) {
      free.remove(next);
      last = next;
    }
    long length = last.from() + last.length() - first.from();
    Block room = new Block(block.buffer(), block.number(), first.from(), length, 0);
    Block.join(first.previous(), room);
    Block.join(room, last.next());
    if (first.previous() == null) {
      firsts.set(block.number(), room);
    }
    free.add(room);
  }

  private void end(Block block, String why) {
    block.end(why);
    guard.ifPresent(g -> g.check(block));
  }

  private void replace(Block old, Block first, Block last) {
    Block.join(old.previous(), first);
    Block.join(last, old.next());
    if (old.previous() == null) {
      firsts.set(old.number(), first);
    }
  }

  /** Takes a buffer from the system, a quarter of all before at least, so that they stay few. */
  private Block take(long length) {
    long atLeast = Math.max(valuesOf(SMALLEST_BUFFER_BYTES), valuesOf(reservedBytes() / 4));
    return add(Math.max(length, atLeast));
  }

  private Block add(long length) {
    Buffer buffer = memory.allocate(precision, length, false);
    Block block = new Block(buffer, firsts.size(), 0, length, 0);
    firsts.add(block);
    return block;
  }

  /** One buffer, all of it free, that suits the largest step. */
  private void rearrange() {
    free.clear();
    long most = Math.max(valuesOf(SMALLEST_BUFFER_BYTES), roundedUp(mostInUse + mostInUse / 4));
    if (firsts.size() > 1 || valuesOf(reservedBytes()) > most) {
      closeBuffers();
      free.add(add(most));
    } else if (!firsts.isEmpty()) {
      Buffer only = firsts.getFirst().buffer();
      Block room = new Block(only, 0, 0, only.length(), 0);
      firsts.set(0, room);
      free.add(room);
    }
  }

  private void closeBuffers() {
    firsts.forEach(first -> first.buffer().close());
    firsts.clear();
    free.clear();
  }

  private long roundedUp(long values) {
    long unit = valuesOf(ALIGNMENT_BYTES);
    return Math.ceilDiv(Math.max(1, values), unit) * unit;
  }

  private long valuesOf(long bytes) {
    return bytes / precision.bytes();
  }
}
