package org.attentiontoolkit.tensor.kernel.simd.cell;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.attentiontoolkit.tensor.kernel.CellKernels;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;
import org.attentiontoolkit.tensor.memory.Arena;
import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * The gates of recurrent cells. Widths that leave part of a vector empty are computed in copies
 * whose gates are padded to whole vectors, by the same loops.
 */
public final class SimdCells implements CellKernels {
  private final CellKernels whole;
  private final RowKernels rows;
  private final ThreadLocal<Arena> arenas;
  private final Queue<Arena> all = new ConcurrentLinkedQueue<>();

  /** Cells shared among these workers. */
  public SimdCells(Workers workers, RowKernels rows, ArrayMemory memory) {
    this.whole = new WholeVectorCells(workers);
    this.rows = rows;
    this.arenas = ThreadLocal.withInitial(() -> arena(memory));
  }

  /** Gives the memory of the copies back. */
  public void close() {
    all.forEach(Arena::close);
  }

  private Arena arena(ArrayMemory memory) {
    Arena arena = new Arena(memory, Precision.FLOAT, false);
    all.add(arena);
    return arena;
  }

  @Override
  public void rnn(DenseArray gateInput, DenseArray recurrent, DenseArray bias, DenseArray hidden) {
    int width = hidden.columns();
    if (isWhole(width)) {
      whole.rnn(gateInput, recurrent, bias, hidden);
      return;
    }
    DenseArray result = blank(hidden, width);
    whole.rnn(padded(gateInput, width), padded(recurrent, width), padded(bias, width), result);
    unpad(result, hidden, width, false);
    arenas.get().reset();
  }

  @Override
  public void rnnBackward(
      DenseArray dHidden,
      DenseArray hidden,
      DenseArray dInput,
      boolean add,
      DenseArray dRecurrent) {
    int width = hidden.columns();
    if (isWhole(width)) {
      whole.rnnBackward(dHidden, hidden, dInput, add, dRecurrent);
      return;
    }
    DenseArray d = blank(dRecurrent, width);
    whole.rnnBackward(padded(dHidden, width), padded(hidden, width), d, false, d);
    unpad(d, dRecurrent, width, false);
    unpad(d, dInput, width, add);
    arenas.get().reset();
  }

  @Override
  public void gru(
      DenseArray gateInput,
      DenseArray gates,
      DenseArray bias,
      DenseArray previous,
      DenseArray candidate,
      DenseArray hidden) {
    int width = hidden.columns();
    if (isWhole(width)) {
      whole.gru(gateInput, gates, bias, previous, candidate, hidden);
      return;
    }
    DenseArray g = padded(gates, width);
    DenseArray n = blank(candidate, width);
    DenseArray h = blank(hidden, width);
    whole.gru(padded(gateInput, width), g, padded(bias, width), padded(previous, width), n, h);
    unpad(g, gates, width, false);
    unpad(n, candidate, width, false);
    unpad(h, hidden, width, false);
    arenas.get().reset();
  }

  @Override
  public void gruBackward(
      DenseArray dHidden,
      DenseArray gates,
      DenseArray candidate,
      DenseArray previous,
      DenseArray dInput,
      boolean add,
      DenseArray dRecurrent,
      DenseArray dPrevious) {
    int width = dHidden.columns();
    if (isWhole(width)) {
      whole.gruBackward(dHidden, gates, candidate, previous, dInput, add, dRecurrent, dPrevious);
      return;
    }
    DenseArray dIn = blank(dInput, width);
    DenseArray dRec = blank(dRecurrent, width);
    DenseArray dPrev = padded(dPrevious, width);
    whole.gruBackward(
        padded(dHidden, width),
        padded(gates, width),
        padded(candidate, width),
        padded(previous, width),
        dIn,
        false,
        dRec,
        dPrev);
    unpad(dIn, dInput, width, add);
    unpad(dRec, dRecurrent, width, false);
    unpad(dPrev, dPrevious, width, false);
    arenas.get().reset();
  }

  @Override
  public void lstm(
      DenseArray gateInput,
      DenseArray gates,
      DenseArray bias,
      DenseArray previousCell,
      DenseArray cell,
      DenseArray hidden) {
    int width = hidden.columns();
    if (isWhole(width)) {
      whole.lstm(gateInput, gates, bias, previousCell, cell, hidden);
      return;
    }
    DenseArray g = padded(gates, width);
    DenseArray c = blank(cell, width);
    DenseArray h = blank(hidden, width);
    whole.lstm(padded(gateInput, width), g, padded(bias, width), padded(previousCell, width), c, h);
    unpad(g, gates, width, false);
    unpad(c, cell, width, false);
    unpad(h, hidden, width, false);
    arenas.get().reset();
  }

  @Override
  public void lstmBackward(
      DenseArray dHidden,
      DenseArray dCell,
      DenseArray gates,
      DenseArray cell,
      DenseArray previousCell,
      DenseArray dInput,
      boolean add,
      DenseArray dRecurrent,
      DenseArray dPreviousCell) {
    int width = dHidden.columns();
    if (isWhole(width)) {
      whole.lstmBackward(
          dHidden, dCell, gates, cell, previousCell, dInput, add, dRecurrent, dPreviousCell);
      return;
    }
    DenseArray d = blank(dRecurrent, width);
    DenseArray dPrev = padded(dPreviousCell, width);
    whole.lstmBackward(
        padded(dHidden, width),
        padded(dCell, width),
        padded(gates, width),
        padded(cell, width),
        padded(previousCell, width),
        d,
        false,
        d,
        dPrev);
    unpad(d, dRecurrent, width, false);
    unpad(d, dInput, width, add);
    unpad(dPrev, dPreviousCell, width, false);
    arenas.get().reset();
  }

  private static boolean isWhole(int width) {
    return width % VectorMath.LANES == 0;
  }

  private static int paddedWidth(int width) {
    return Math.ceilDiv(width, VectorMath.LANES) * VectorMath.LANES;
  }

  /** A padded array for gates of the given width, with undefined content. */
  private DenseArray blank(DenseArray like, int width) {
    int gates = like.columns() / width;
    return arenas.get().allocate(Shape.of(like.rows(), gates * paddedWidth(width)));
  }

  private DenseArray padded(DenseArray x, int width) {
    DenseArray y = blank(x, width);
    // What pads is computed too, and slowly if it happens to be subnormal numbers.
    segment(y).fill((byte) 0);
    for (int gate = 0; gate < x.columns() / width; gate++) {
      rows.copy(gate(x, gate, width, width), gate(y, gate, paddedWidth(width), width), false);
    }
    return y;
  }

  private void unpad(DenseArray padded, DenseArray x, int width, boolean add) {
    for (int gate = 0; gate < x.columns() / width; gate++) {
      rows.copy(gate(padded, gate, paddedWidth(width), width), gate(x, gate, width, width), add);
    }
  }

  /** The first {@code width} columns of a gate that takes {@code stride}. */
  private static Matrix gate(DenseArray x, int gate, int stride, int width) {
    return Matrix.of(x).columnRange(gate * stride, gate * stride + width);
  }
}
