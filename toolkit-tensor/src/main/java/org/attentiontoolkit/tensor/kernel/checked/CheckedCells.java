package org.attentiontoolkit.tensor.kernel.checked;

import org.attentiontoolkit.tensor.kernel.CellKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Checks of recurrent cells. */
final class CheckedCells implements CellKernels {
  private static final int GRU_GATES = 3;
  private static final int LSTM_GATES = 4;

  private final CellKernels kernels;

  CheckedCells(CellKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void rnn(DenseArray gateInput, DenseArray recurrent, DenseArray bias, DenseArray hidden) {
    gates("rnn", hidden, 1, gateInput, recurrent);
    Check.row("rnn", recurrent, bias);
    kernels.rnn(gateInput, recurrent, bias, hidden);
  }

  @Override
  public void rnnBackward(
      DenseArray dHidden,
      DenseArray hidden,
      DenseArray dInput,
      boolean add,
      DenseArray dRecurrent) {
    gates("rnnBackward", hidden, 1, dHidden, dInput, dRecurrent);
    kernels.rnnBackward(dHidden, hidden, dInput, add, dRecurrent);
  }

  @Override
  public void gru(
      DenseArray gateInput,
      DenseArray gates,
      DenseArray bias,
      DenseArray previous,
      DenseArray candidate,
      DenseArray hidden) {
    gates("gru", hidden, GRU_GATES, gateInput, gates);
    gates("gru", hidden, 1, previous, candidate);
    Check.row("gru", gates, bias);
    kernels.gru(gateInput, gates, bias, previous, candidate, hidden);
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
    gates("gruBackward", dHidden, GRU_GATES, gates, dInput, dRecurrent);
    gates("gruBackward", dHidden, 1, candidate, previous, dPrevious);
    kernels.gruBackward(dHidden, gates, candidate, previous, dInput, add, dRecurrent, dPrevious);
  }

  @Override
  public void lstm(
      DenseArray gateInput,
      DenseArray gates,
      DenseArray bias,
      DenseArray previousCell,
      DenseArray cell,
      DenseArray hidden) {
    gates("lstm", hidden, LSTM_GATES, gateInput, gates);
    gates("lstm", hidden, 1, previousCell, cell);
    Check.row("lstm", gates, bias);
    kernels.lstm(gateInput, gates, bias, previousCell, cell, hidden);
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
    gates("lstmBackward", dHidden, LSTM_GATES, gates, dInput, dRecurrent);
    gates("lstmBackward", dHidden, 1, dCell, cell, previousCell, dPreviousCell);
    kernels.lstmBackward(
        dHidden, dCell, gates, cell, previousCell, dInput, add, dRecurrent, dPreviousCell);
  }

  /** Each is {@code [b, G·H]}, with {@code [b, H]} of the hidden state. */
  private static void gates(String primitive, DenseArray hidden, int gates, DenseArray... arrays) {
    for (DenseArray array : arrays) {
      Check.size(primitive, "an operand", array, hidden.rows(), gates * hidden.columns());
    }
  }
}
