package org.attentiontoolkit.tensor.kernel.composed;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.attentiontoolkit.tensor.kernel.AttentionKernels;
import org.attentiontoolkit.tensor.kernel.CellKernels;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.kernel.NormKernels;
import org.attentiontoolkit.tensor.kernel.PairKernels;
import org.attentiontoolkit.tensor.kernel.SoftmaxKernels;
import org.attentiontoolkit.tensor.kernel.UpdateKernels;
import org.attentiontoolkit.tensor.memory.Arena;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;

/**
 * A kernel set that has only memory, products, and what works value by value or row by row; a
 * subclass may put faster ones in the place of each of the others.
 */
public abstract class ComposedKernels implements Kernels {
  private final SoftmaxKernels softmaxes = new ComposedSoftmaxes(this);
  private final NormKernels norms = new ComposedNorms(this);
  private final CellKernels cells = new ComposedCells(this);
  private final PairKernels pairs = new ComposedPairs(this);
  private final AttentionKernels attention = new ComposedAttention(this);
  private final UpdateKernels updates = new ComposedUpdates(this);
  private final Queue<Arena> all = new ConcurrentLinkedQueue<>();
  private final Map<Precision, ThreadLocal<Arena>> arenas = new EnumMap<>(Precision.class);

  /** A set whose middle results lie in memory of its own, other for each thread. */
  protected ComposedKernels() {
    for (Precision precision : Precision.values()) {
      arenas.put(precision, ThreadLocal.withInitial(() -> arena(precision)));
    }
  }

  private Arena arena(Precision precision) {
    Arena arena = new Arena(memory(), precision, false);
    all.add(arena);
    return arena;
  }

  @Override
  public SoftmaxKernels softmaxes() {
    return softmaxes;
  }

  @Override
  public NormKernels norms() {
    return norms;
  }

  @Override
  public CellKernels cells() {
    return cells;
  }

  @Override
  public PairKernels pairs() {
    return pairs;
  }

  @Override
  public AttentionKernels attention() {
    return attention;
  }

  @Override
  public UpdateKernels updates() {
    return updates;
  }

  @Override
  public void close() {
    all.forEach(Arena::close);
  }

  /** Room for middle results of this precision. */
  Work work(DenseArray like) {
    return new Work(this, Objects.requireNonNull(arenas.get(like.precision())).get());
  }
}
