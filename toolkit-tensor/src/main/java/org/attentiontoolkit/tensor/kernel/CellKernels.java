package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * The gates of recurrent cells, for one time step of b sequences. Definitions are PyTorch's ({@code
 * torch.nn.RNN}, {@code GRU}, {@code LSTM}); the matrix products are made outside.
 *
 * <p>Legend: b rows, H width of the state, G gates. A gate input is {@code W x + input bias},
 * {@code [b, G·H]}; {@code gates} comes in as the product {@code U h} of the previous state,
 * without bias. On the way back {@code dInput} and {@code dRecurrent} are the gradients of the gate
 * input and of {@code U h}: the first is added to or overwritten as {@code add} says, the second
 * overwritten; a gradient of a previous state is always added to.
 */
public interface CellKernels {
  /**
   * {@code h = tanh(gateInput + recurrent + bias)}.
   *
   * @param gateInput {@code [b, H]}
   * @param recurrent {@code [b, H]}
   * @param bias {@code [H]}
   * @param hidden {@code [b, H]}, the result
   */
  void rnn(DenseArray gateInput, DenseArray recurrent, DenseArray bias, DenseArray hidden);

  /** Gradients of {@link #rnn}; {@code dInput} and {@code dRecurrent} may be the same array. */
  void rnnBackward(
      DenseArray dHidden, DenseArray hidden, DenseArray dInput, boolean add, DenseArray dRecurrent);

  /**
   * Gates r, z, n: {@code r = σ(·)}, {@code z = σ(·)}, {@code n = tanh(gateInput + r ⊙ (recurrent +
   * bias))}, {@code h = (1 − z) ⊙ n + z ⊙ previous}. The reset gate works after the recurrent
   * product (Cho et al. 2014 put it before).
   *
   * @param gateInput {@code [b, 3H]}
   * @param gates {@code [b, 3H]}: comes in as the recurrent product, goes out as r, z and the
   *     recurrent product of n with its bias
   * @param bias {@code [3H]}
   * @param previous {@code [b, H]}
   * @param candidate {@code [b, H]}, gets n
   * @param hidden {@code [b, H]}, the result
   */
  void gru(
      DenseArray gateInput,
      DenseArray gates,
      DenseArray bias,
      DenseArray previous,
      DenseArray candidate,
      DenseArray hidden);

  /** Gradients of {@link #gru}, given what it left in {@code gates} and {@code candidate}. */
  void gruBackward(
      DenseArray dHidden,
      DenseArray gates,
      DenseArray candidate,
      DenseArray previous,
      DenseArray dInput,
      boolean add,
      DenseArray dRecurrent,
      DenseArray dPrevious);

  /**
   * Gates i, f, g, o: {@code c = f ⊙ previousCell + i ⊙ g}, {@code h = o ⊙ tanh(c)}; g is a tanh,
   * the others are sigmoids.
   *
   * @param gateInput {@code [b, 4H]}
   * @param gates {@code [b, 4H]}: comes in as the recurrent product, goes out as i, f, g, o
   * @param bias {@code [4H]}
   * @param previousCell {@code [b, H]}
   * @param cell {@code [b, H]}, gets c
   * @param hidden {@code [b, H]}, the result
   */
  void lstm(
      DenseArray gateInput,
      DenseArray gates,
      DenseArray bias,
      DenseArray previousCell,
      DenseArray cell,
      DenseArray hidden);

  /**
   * Gradients of {@link #lstm}, given what it left in {@code gates}; {@code dInput} and {@code
   * dRecurrent} may be the same array.
   */
  void lstmBackward(
      DenseArray dHidden,
      DenseArray dCell,
      DenseArray gates,
      DenseArray cell,
      DenseArray previousCell,
      DenseArray dInput,
      boolean add,
      DenseArray dRecurrent,
      DenseArray dPreviousCell);
}
