package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import java.util.function.IntConsumer;
import jdk.incubator.vector.FloatVector;
import org.attentiontoolkit.tensor.kernel.CellKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/** The gates of recurrent cells, a vector of units at a time; every row is computed by itself. */
final class SimdCells implements CellKernels {
  /** Gate values that are worth a part of their own: about 10 µs. */
  private static final int VALUES_PER_PART = 16_384;

  private final Workers workers;

  SimdCells(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void rnn(DenseArray gateInput, DenseArray recurrent, DenseArray bias, DenseArray hidden) {
    int width = hidden.columns();
    MemorySegment in = gateInput.segment();
    MemorySegment rec = recurrent.segment();
    MemorySegment b = bias.segment();
    MemorySegment h = hidden.segment();
    forRows(hidden.rows(), width, r -> rnnRow(in, rec, b, h, (long) r * width, width));
  }

  @Override
  public void rnnBackward(
      DenseArray dHidden,
      DenseArray hidden,
      DenseArray dInput,
      boolean add,
      DenseArray dRecurrent) {
    int width = hidden.columns();
    MemorySegment dh = dHidden.segment();
    MemorySegment h = hidden.segment();
    MemorySegment dIn = dInput.segment();
    MemorySegment dRec = dRecurrent.segment();
    forRows(
        hidden.rows(), width, r -> rnnRowBackward(dh, h, dIn, add, dRec, (long) r * width, width));
  }

  @Override
  public void gru(
      DenseArray gateInput,
      DenseArray gates,
      DenseArray bias,
      DenseArray previous,
      DenseArray candidate,
      DenseArray hidden) {
    GruCell cell =
        new GruCell(hidden.columns(), gates.segment(), candidate.segment(), previous.segment());
    MemorySegment in = gateInput.segment();
    MemorySegment b = bias.segment();
    MemorySegment h = hidden.segment();
    forRows(hidden.rows(), gates.columns(), r -> cell.row(r, in, b, h));
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
    GruCell cell =
        new GruCell(previous.columns(), gates.segment(), candidate.segment(), previous.segment());
    MemorySegment dh = dHidden.segment();
    MemorySegment dIn = dInput.segment();
    MemorySegment dRec = dRecurrent.segment();
    MemorySegment dPrev = dPrevious.segment();
    forRows(dHidden.rows(), gates.columns(), r -> cell.rowBackward(r, dh, dIn, add, dRec, dPrev));
  }

  @Override
  public void lstm(
      DenseArray gateInput,
      DenseArray gates,
      DenseArray bias,
      DenseArray previousCell,
      DenseArray cell,
      DenseArray hidden) {
    LstmCell lstm =
        new LstmCell(hidden.columns(), gates.segment(), cell.segment(), previousCell.segment());
    MemorySegment in = gateInput.segment();
    MemorySegment b = bias.segment();
    MemorySegment h = hidden.segment();
    forRows(hidden.rows(), gates.columns(), r -> lstm.row(r, in, b, h));
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
    LstmCell lstm =
        new LstmCell(cell.columns(), gates.segment(), cell.segment(), previousCell.segment());
    MemorySegment dh = dHidden.segment();
    MemorySegment dc = dCell.segment();
    MemorySegment dIn = dInput.segment();
    MemorySegment dRec = dRecurrent.segment();
    MemorySegment dPrev = dPreviousCell.segment();
    forRows(
        dHidden.rows(), gates.columns(), r -> lstm.rowBackward(r, dh, dc, dIn, add, dRec, dPrev));
  }

  private void forRows(int rows, int valuesPerRow, IntConsumer row) {
    int perPart = Math.max(1, VALUES_PER_PART / Math.max(1, valuesPerRow));
    workers.run(
        Math.ceilDiv(rows, perPart),
        part -> {
          int end = Math.min(rows, (part + 1) * perPart);
          for (int r = part * perPart; r < end; r++) {
            row.accept(r);
          }
        });
  }

  private static void rnnRow(
      MemorySegment in,
      MemorySegment rec,
      MemorySegment bias,
      MemorySegment hidden,
      long from,
      int width) {
    for (int i = 0; i < width; i += VectorMath.LANES) {
      int n = width - i;
      FloatVector sum = Tails.load(in, from + i, n).add(Tails.load(rec, from + i, n));
      sum = sum.add(Tails.load(bias, i, n));
      Tails.store(VectorMath.tanh(sum), hidden, from + i, n);
    }
  }

  private static void rnnRowBackward(
      MemorySegment dHidden,
      MemorySegment hidden,
      MemorySegment dInput,
      boolean add,
      MemorySegment dRecurrent,
      long from,
      int width) {
    for (int i = 0; i < width; i += VectorMath.LANES) {
      int n = width - i;
      FloatVector h = Tails.load(hidden, from + i, n);
      FloatVector d = Tails.load(dHidden, from + i, n).mul(h.mul(h).neg().add(1f));
      Tails.store(d, dRecurrent, from + i, n);
      Tails.put(d, dInput, from + i, n, add);
    }
  }
}
