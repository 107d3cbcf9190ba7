package org.attentiontoolkit.tensor.op;

/** Kinds of recurrent cells, defined as in PyTorch. */
public enum CellKind {
  /** {@code h' = tanh(W x + b + U h + c)}: Elman 1990. */
  RNN(1, false),
  /**
   * Gates r, z, n: {@code h' = (1 − z) ⊙ n + z ⊙ h}, {@code n = tanh(W x + b + r ⊙ (U h + c))}: Cho
   * et al. 2014, but with the reset gate after the recurrent product, as PyTorch and cuDNN have it.
   */
  GRU(3, false),
  /**
   * Gates i, f, g, o: {@code c' = f ⊙ c + i ⊙ g}, {@code h' = o ⊙ tanh(c')}: Hochreiter and
   * Schmidhuber 1997, with the forget gate of Gers et al. 2000.
   */
  LSTM(4, true);

  private final int gates;
  private final boolean hasCell;

  CellKind(int gates, boolean hasCell) {
    this.gates = gates;
    this.hasCell = hasCell;
  }

  /** How many gates G it has: its weights have G·H rows. */
  public int gates() {
    return gates;
  }

  /** Whether its state has a cell beside the hidden state. */
  public boolean hasCell() {
    return hasCell;
  }
}
