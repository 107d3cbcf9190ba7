package org.attentiontoolkit.tensor.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Arrays of a step that go before it is over: all that is made while {@link #make} runs belongs to
 * the region and goes with it, unless it is held elsewhere. Regions may lie within others, and one
 * may live on while the next is filled, as the state of a search does until the state after it is
 * known:
 *
 * <pre>{@code
 * Region before = tape.region();
 * State state = before.make(() -> first(tape));
 * while (...) {
 *   Region now = tape.region();
 *   State last = state;
 *   state = now.make(() -> next(tape, last));
 *   before.close();
 *   before = now;
 * }
 * }</pre>
 */
public final class Region implements AutoCloseable {
  private final Arena arena;
  private final boolean frees;
  private List<DenseArray> arrays = new ArrayList<>();

  /**
   * A region.
   *
   * @param frees whether anything goes at all: not where the way back needs it
   */
  Region(Arena arena, boolean frees) {
    this.arena = arena;
    this.frees = frees;
  }

  /** Does something whose arrays belong to this region. */
  public <T> T make(Supplier<T> work) {
    if (!frees) {
      return work.get();
    }
    arena.enter(this);
    try {
      return work.get();
    } finally {
      arena.leave(this);
    }
  }

  /** Frees all arrays but those that lie where the given ones do. */
  public void keepOnly(DenseArray... kept) {
    List<DenseArray> staying = new ArrayList<>();
    for (DenseArray array : arrays) {
      if (Arrays.stream(kept).anyMatch(array::sharesMemoryWith)) {
        staying.add(array);
      } else {
        free(array);
      }
    }
    arrays = staying;
  }

  /** Hands what it has to the region around it, or to the step. */
  public void handOver() {
    arrays.forEach(arena::addToInnermost);
    arrays = new ArrayList<>();
  }

  /** Frees what it has; once more is harmless. */
  @Override
  public void close() {
    arrays.forEach(this::free);
    arrays = new ArrayList<>();
  }

  void add(DenseArray array) {
    arrays.add(array);
  }

  private void free(DenseArray array) {
    arena.release(array, "the region of the step that made it is over");
  }
}
