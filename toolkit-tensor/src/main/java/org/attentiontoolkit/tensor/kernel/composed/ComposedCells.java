package org.attentiontoolkit.tensor.kernel.composed;

import java.util.List;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.CellKernels;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.Unary;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** The gates of recurrent cells. */
final class ComposedCells implements CellKernels {
  private final ComposedKernels kernels;

  ComposedCells(ComposedKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void rnn(DenseArray gateInput, DenseArray recurrent, DenseArray bias, DenseArray hidden) {
    try (Work work = kernels.work(hidden)) {
      DenseArray sum = sum(work, gateInput, recurrent, bias, 0, hidden.columns());
      kernels.pointwise().unary(Unary.TANH, sum, hidden);
    }
  }

  @Override
  public void rnnBackward(
      DenseArray dHidden,
      DenseArray hidden,
      DenseArray dInput,
      boolean add,
      DenseArray dRecurrent) {
    try (Work work = kernels.work(hidden)) {
      DenseArray d = work.multiply(dHidden, work.tanhSlope(hidden));
      work.put(d, dInput, add);
      if (dRecurrent != dInput) {
        work.put(d, dRecurrent, false);
      }
    }
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
    try (Work work = kernels.work(hidden)) {
      DenseArray r = work.unary(Unary.SIGMOID, sum(work, gateInput, gates, bias, 0, width));
      DenseArray z = work.unary(Unary.SIGMOID, sum(work, gateInput, gates, bias, 1, width));
      DenseArray product = work.copy(gate(gates, 2, width));
      DenseArray recurrent = work.withRow(Binary.ADD, product, bias(bias, 2, width));
      DenseArray input = work.copy(gate(gateInput, 2, width));
      DenseArray n = work.unary(Unary.TANH, work.add(input, work.multiply(r, recurrent)));
      putGates(work, List.of(r, z, recurrent), gates, false);
      work.put(n, candidate, false);
      DenseArray fresh = work.multiply(work.affine(-1, z, 1), n);
      kernels.pointwise().binary(Binary.ADD, fresh, work.multiply(z, previous), hidden, false);
    }
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
    try (Work work = kernels.work(dHidden)) {
      DenseArray r = work.copy(gate(gates, 0, width));
      DenseArray z = work.copy(gate(gates, 1, width));
      DenseArray recurrent = work.copy(gate(gates, 2, width));
      DenseArray fresh = work.multiply(dHidden, work.affine(-1, z, 1));
      DenseArray dn = work.multiply(fresh, work.tanhSlope(candidate));
      DenseArray dr = work.multiply(work.multiply(dn, recurrent), work.sigmoidSlope(r));
      DenseArray change = work.multiply(dHidden, work.subtract(previous, candidate));
      DenseArray dz = work.multiply(change, work.sigmoidSlope(z));
      putGates(work, List.of(dr, dz, work.multiply(dn, r)), dRecurrent, false);
      putGates(work, List.of(dr, dz, dn), dInput, add);
      work.put(work.multiply(dHidden, z), dPrevious, true);
    }
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
    try (Work work = kernels.work(hidden)) {
      DenseArray i = work.unary(Unary.SIGMOID, sum(work, gateInput, gates, bias, 0, width));
      DenseArray f = work.unary(Unary.SIGMOID, sum(work, gateInput, gates, bias, 1, width));
      DenseArray g = work.unary(Unary.TANH, sum(work, gateInput, gates, bias, 2, width));
      DenseArray o = work.unary(Unary.SIGMOID, sum(work, gateInput, gates, bias, 3, width));
      putGates(work, List.of(i, f, g, o), gates, false);
      DenseArray c = work.add(work.multiply(f, previousCell), work.multiply(i, g));
      work.put(c, cell, false);
      kernels.pointwise().binary(Binary.MULTIPLY, o, work.unary(Unary.TANH, c), hidden, false);
    }
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
    try (Work work = kernels.work(dHidden)) {
      DenseArray i = work.copy(gate(gates, 0, width));
      DenseArray f = work.copy(gate(gates, 1, width));
      DenseArray g = work.copy(gate(gates, 2, width));
      DenseArray o = work.copy(gate(gates, 3, width));
      DenseArray tanh = work.unary(Unary.TANH, cell);
      DenseArray through = work.multiply(work.multiply(dHidden, o), work.tanhSlope(tanh));
      DenseArray dc = work.add(through, dCell);
      List<DenseArray> gradients =
          List.of(
              work.multiply(work.multiply(dc, g), work.sigmoidSlope(i)),
              work.multiply(work.multiply(dc, previousCell), work.sigmoidSlope(f)),
              work.multiply(work.multiply(dc, i), work.tanhSlope(g)),
              work.multiply(work.multiply(dHidden, tanh), work.sigmoidSlope(o)));
      putGates(work, gradients, dInput, add);
      if (dRecurrent != dInput) {
        putGates(work, gradients, dRecurrent, false);
      }
      work.put(work.multiply(dc, f), dPreviousCell, true);
    }
  }

  /** Input, recurrent product and bias of one gate. */
  private static DenseArray sum(
      Work work, DenseArray gateInput, DenseArray recurrent, DenseArray bias, int gate, int width) {
    DenseArray input = work.copy(gate(gateInput, gate, width));
    DenseArray both = work.add(input, work.copy(gate(recurrent, gate, width)));
    return work.withRow(Binary.ADD, both, bias(bias, gate, width));
  }

  private static void putGates(Work work, List<DenseArray> values, DenseArray gates, boolean add) {
    for (int gate = 0; gate < values.size(); gate++) {
      work.put(values.get(gate), gate(gates, gate, values.get(gate).columns()), add);
    }
  }

  private static Matrix gate(DenseArray gates, int gate, int width) {
    return Matrix.of(gates).columnRange(gate * width, (gate + 1) * width);
  }

  private static DenseArray bias(DenseArray bias, int gate, int width) {
    return bias.window((long) gate * width, Shape.of(width));
  }
}
