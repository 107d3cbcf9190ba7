package org.attentiontoolkit.tensor.kernel.simd.cell;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

import java.lang.foreign.MemorySegment;
import java.util.function.IntConsumer;
import org.attentiontoolkit.tensor.kernel.CellKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/** The gates of recurrent cells whose width is a multiple of the vector's lanes. */
final class WholeVectorCells implements CellKernels {
  /** Gate values that are worth a part of their own: about 10 µs. */
  private static final int VALUES_PER_PART = 16_384;

  private final Workers workers;

  WholeVectorCells(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void rnn(DenseArray gateInput, DenseArray recurrent, DenseArray bias, DenseArray hidden) {
    int width = hidden.columns();
    MemorySegment in = segment(gateInput);
    MemorySegment rec = segment(recurrent);
    MemorySegment b = segment(bias);
    MemorySegment h = segment(hidden);
    run(hidden.rows(), width, row -> GateRows.tanh(in, rec, b, 0, (long) row * width, width, h));
  }

  @Override
  public void rnnBackward(
      DenseArray dHidden,
      DenseArray hidden,
      DenseArray dInput,
      boolean add,
      DenseArray dRecurrent) {
    int width = hidden.columns();
    MemorySegment dh = segment(dHidden);
    MemorySegment h = segment(hidden);
    MemorySegment dIn = segment(dInput);
    MemorySegment dRec = segment(dRecurrent);
    run(
        hidden.rows(),
        width,
        row -> GateRows.tanhBackward(dh, h, dRec, (long) row * width, width),
        row -> GateRows.put(dRec, dIn, (long) row * width, width, add));
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
        new GruCell(hidden.columns(), segment(gates), segment(candidate), segment(previous));
    MemorySegment in = segment(gateInput);
    MemorySegment b = segment(bias);
    MemorySegment h = segment(hidden);
    run(
        hidden.rows(),
        gates.columns(),
        row -> cell.gates(row, in, b),
        row -> cell.candidate(row, in, b),
        row -> cell.hidden(row, h));
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
        new GruCell(previous.columns(), segment(gates), segment(candidate), segment(previous));
    MemorySegment dh = segment(dHidden);
    MemorySegment dIn = segment(dInput);
    MemorySegment dRec = segment(dRecurrent);
    MemorySegment dPrev = segment(dPrevious);
    run(
        dHidden.rows(),
        gates.columns(),
        row -> cell.hiddenBackward(row, dh, dRec, dPrev),
        row -> cell.candidateBackward(row, dRec, dIn, add),
        row -> cell.gatesBackward(row, dRec, dIn, add));
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
        new LstmCell(hidden.columns(), segment(gates), segment(cell), segment(previousCell));
    MemorySegment in = segment(gateInput);
    MemorySegment b = segment(bias);
    MemorySegment h = segment(hidden);
    run(
        hidden.rows(),
        gates.columns(),
        row -> lstm.sigmoids(row, in, b),
        row -> lstm.candidate(row, in, b),
        row -> lstm.outputGate(row, in, b),
        row -> lstm.state(row, h));
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
        new LstmCell(cell.columns(), segment(gates), segment(cell), segment(previousCell));
    MemorySegment dh = segment(dHidden);
    MemorySegment dc = segment(dCell);
    MemorySegment dIn = segment(dInput);
    MemorySegment dRec = segment(dRecurrent);
    MemorySegment dPrev = segment(dPreviousCell);
    run(
        dHidden.rows(),
        gates.columns(),
        row -> lstm.stateBackward(row, dh, dc, dRec),
        row -> lstm.keptBackward(row, dRec, dPrev),
        row -> lstm.candidateBackward(row, dRec),
        row -> lstm.inputBackward(row, dRec, dIn, add));
  }

  /**
   * Runs short loops one after another on each row. Each is compiled by itself: a method with many
   * vectors in it is too large for the compiler to keep all of them in registers.
   */
  private void run(int rows, int valuesPerRow, IntConsumer... loops) {
    int perPart = Math.max(1, VALUES_PER_PART / Math.max(1, valuesPerRow));
    workers.run(
        Math.ceilDiv(rows, perPart),
        part -> {
          int end = Math.min(rows, (part + 1) * perPart);
          for (int row = part * perPart; row < end; row++) {
            for (IntConsumer loop : loops) {
              loop.accept(row);
            }
          }
        });
  }
}
