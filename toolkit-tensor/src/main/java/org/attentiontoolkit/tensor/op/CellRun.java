package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.CellKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * A cell at work on n rows, some of them at a time: the product of the previous states, then the
 * gates; and both backwards. Keeps what the way back needs.
 */
abstract sealed class CellRun {
  final CellKernels kernels;
  final Arrays arrays;
  private final Tape tape;

  /**
   * @param gateInput {@code [n, G·H]}
   * @param gates {@code [n, G·H]}
   * @param previous states before, {@code [n, H]}
   * @param next states after, {@code [n, H]}
   */
  record Arrays(DenseArray gateInput, DenseArray gates, StateArrays previous, StateArrays next) {

    Arrays rows(int from, int to) {
      return new Arrays(
          gateInput.rowRange(from, to),
          gates.rowRange(from, to),
          previous.rows(from, to),
          next.rows(from, to));
    }
  }

  /**
   * @param next of the states after, {@code [b, H]}
   * @param previous of the states before, {@code [b, H]}, added to
   * @param input of the gate input, {@code [b, G·H]}
   * @param recurrent of the recurrent product, {@code [b, G·H]}, overwritten
   */
  record Gradients(StateArrays next, StateArrays previous, Gradient input, DenseArray recurrent) {}

  private CellRun(Tape tape, Arrays arrays) {
    this.tape = tape;
    this.kernels = tape.kernels().cells();
    this.arrays = arrays;
  }

  static CellRun of(CellKind kind, Tape tape, Arrays arrays) {
    return switch (kind) {
      case RNN -> new Rnn(tape, arrays);
      case GRU -> new Gru(tape, arrays);
      case LSTM -> new Lstm(tape, arrays);
    };
  }

  /** Whether the gradients of the gate input and of the recurrent product are the same. */
  boolean sharesGradient() {
    return true;
  }

  /** Computes rows {@code from} to {@code to} from previous states that are all zero. */
  final void start(int from, int to, DenseArray recurrentBias) {
    tape.kernels().pointwise().fill(arrays.gates.rowRange(from, to), 0);
    gates(from, to, recurrentBias);
  }

  /** Computes rows {@code from} to {@code to} from their previous states. */
  final void forward(int from, int to, Tensor recurrentWeight, DenseArray recurrentBias) {
    DenseArray hidden = arrays.previous.hidden().rowRange(from, to);
    tape.multiplyByWeight(
        hidden, recurrentWeight, true, new Addend.Nothing(), arrays.gates.rowRange(from, to));
    gates(from, to, recurrentBias);
  }

  /** Adds the gradient of the recurrent product to that of the previous hidden states. */
  final void multiplyBackward(Gradients gradients, Tensor recurrentWeight) {
    tape.multiplyByWeight(
        gradients.recurrent,
        recurrentWeight,
        false,
        new Addend.Result(),
        gradients.previous.hidden());
  }

  /** The gates of rows {@code from} to {@code to}. */
  abstract void gates(int from, int to, DenseArray recurrentBias);

  /** The gates of rows {@code from} to {@code to} backwards. */
  abstract void gatesBackward(int from, int to, Gradients gradients);

  private static final class Rnn extends CellRun {
    Rnn(Tape tape, Arrays arrays) {
      super(tape, arrays);
    }

    @Override
    void gates(int from, int to, DenseArray recurrentBias) {
      Arrays a = arrays.rows(from, to);
      kernels.rnn(a.gateInput, a.gates, recurrentBias, a.next.hidden());
    }

    @Override
    void gatesBackward(int from, int to, Gradients d) {
      Arrays a = arrays.rows(from, to);
      kernels.rnnBackward(
          d.next.hidden(), a.next.hidden(), d.input.array(), d.input.add(), d.recurrent);
    }
  }

  private static final class Gru extends CellRun {
    private final DenseArray candidates;

    Gru(Tape tape, Arrays arrays) {
      super(tape, arrays);
      Shape shape = arrays.next.hidden().shape();
      candidates = tape.scratch(shape);
    }

    @Override
    boolean sharesGradient() {
      return false;
    }

    @Override
    void gates(int from, int to, DenseArray recurrentBias) {
      Arrays a = arrays.rows(from, to);
      kernels.gru(
          a.gateInput,
          a.gates,
          recurrentBias,
          a.previous.hidden(),
          candidates.rowRange(from, to),
          a.next.hidden());
    }

    @Override
    void gatesBackward(int from, int to, Gradients d) {
      Arrays a = arrays.rows(from, to);
      kernels.gruBackward(
          d.next.hidden(),
          a.gates,
          candidates.rowRange(from, to),
          a.previous.hidden(),
          d.input.array(),
          d.input.add(),
          d.recurrent,
          d.previous.hidden());
    }
  }

  private static final class Lstm extends CellRun {
    Lstm(Tape tape, Arrays arrays) {
      super(tape, arrays);
    }

    @Override
    void gates(int from, int to, DenseArray recurrentBias) {
      Arrays a = arrays.rows(from, to);
      kernels.lstm(
          a.gateInput,
          a.gates,
          recurrentBias,
          a.previous.cell().orElseThrow(),
          a.next.cell().orElseThrow(),
          a.next.hidden());
    }

    @Override
    void gatesBackward(int from, int to, Gradients d) {
      Arrays a = arrays.rows(from, to);
      kernels.lstmBackward(
          d.next.hidden(),
          d.next.cell().orElseThrow(),
          a.gates,
          a.next.cell().orElseThrow(),
          a.previous.cell().orElseThrow(),
          d.input.array(),
          d.input.add(),
          d.recurrent,
          d.previous.cell().orElseThrow());
    }
  }
}
