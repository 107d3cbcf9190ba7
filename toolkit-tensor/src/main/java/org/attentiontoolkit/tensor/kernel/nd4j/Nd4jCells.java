package org.attentiontoolkit.tensor.kernel.nd4j;

import org.attentiontoolkit.tensor.kernel.CellKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The gates of recurrent cells. */
final class Nd4jCells implements CellKernels {
  @Override
  public void rnn(DenseArray gateInput, DenseArray recurrent, DenseArray bias, DenseArray hidden) {
    int width = hidden.columns();
    hidden.nd().assign(tanh(sum(gateInput, recurrent, bias, 0, width)));
  }

  @Override
  public void rnnBackward(
      DenseArray dHidden,
      DenseArray hidden,
      DenseArray dInput,
      boolean add,
      DenseArray dRecurrent) {
    INDArray d = dHidden.nd().mul(tanhSlope(hidden.nd()));
    put(d, dInput, 0, add);
    put(d, dRecurrent, 0, false);
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
    INDArray r = sigmoid(sum(gateInput, gates, bias, 0, width));
    INDArray z = sigmoid(sum(gateInput, gates, bias, 1, width));
    INDArray recurrent = gate(gates, 2, width).addRowVector(bias(bias, 2, width));
    INDArray n = tanh(gate(gateInput, 2, width).add(r.mul(recurrent)));
    put(r, gates, 0, false);
    put(z, gates, 1, false);
    put(recurrent, gates, 2, false);
    candidate.nd().assign(n);
    hidden.nd().assign(z.rsub(1).muli(n).addi(z.mul(previous.nd())));
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
    INDArray r = gate(gates, 0, width);
    INDArray z = gate(gates, 1, width);
    INDArray recurrent = gate(gates, 2, width);
    INDArray n = candidate.nd();
    INDArray dh = dHidden.nd();
    INDArray dn = dh.mul(z.rsub(1)).muli(tanhSlope(n));
    INDArray dr = dn.mul(recurrent).muli(sigmoidSlope(r));
    INDArray dz = dh.mul(previous.nd().sub(n)).muli(sigmoidSlope(z));
    put(dr, dRecurrent, 0, false);
    put(dz, dRecurrent, 1, false);
    put(dn.mul(r), dRecurrent, 2, false);
    put(dr, dInput, 0, add);
    put(dz, dInput, 1, add);
    put(dn, dInput, 2, add);
    put(dh.mul(z), dPrevious, 0, true);
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
    INDArray i = sigmoid(sum(gateInput, gates, bias, 0, width));
    INDArray f = sigmoid(sum(gateInput, gates, bias, 1, width));
    INDArray g = tanh(sum(gateInput, gates, bias, 2, width));
    INDArray o = sigmoid(sum(gateInput, gates, bias, 3, width));
    put(i, gates, 0, false);
    put(f, gates, 1, false);
    put(g, gates, 2, false);
    put(o, gates, 3, false);
    INDArray c = f.mul(previousCell.nd()).addi(i.mul(g));
    cell.nd().assign(c);
    hidden.nd().assign(tanh(c).muli(o));
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
    INDArray i = gate(gates, 0, width);
    INDArray f = gate(gates, 1, width);
    INDArray g = gate(gates, 2, width);
    INDArray o = gate(gates, 3, width);
    INDArray tanh = tanh(cell.nd().dup());
    INDArray dh = dHidden.nd();
    INDArray dc = dh.mul(o).muli(tanhSlope(tanh)).addi(dCell.nd());
    INDArray[] gradients = {
      dc.mul(g).muli(sigmoidSlope(i)),
      dc.mul(previousCell.nd()).muli(sigmoidSlope(f)),
      dc.mul(i).muli(tanhSlope(g)),
      dh.mul(tanh).muli(sigmoidSlope(o))
    };
    for (int gate = 0; gate < gradients.length; gate++) {
      put(gradients[gate], dInput, gate, add);
      put(gradients[gate], dRecurrent, gate, false);
    }
    put(dc.mul(f), dPreviousCell, 0, true);
  }

  private static INDArray sum(
      DenseArray gateInput, DenseArray recurrent, DenseArray bias, int gate, int width) {
    INDArray sum = gate(gateInput, gate, width).add(gate(recurrent, gate, width));
    return sum.addiRowVector(bias(bias, gate, width));
  }

  private static INDArray gate(DenseArray gates, int gate, int width) {
    return gates.nd((long) gate * width, gates.rows(), width, gates.columns());
  }

  private static INDArray bias(DenseArray bias, int gate, int width) {
    return bias.nd((long) gate * width, 1, width, width);
  }

  private static void put(INDArray values, DenseArray gates, int gate, boolean add) {
    INDArray place = gate(gates, gate, (int) values.columns());
    if (add) {
      place.addi(values);
    } else {
      place.assign(values);
    }
  }

  private static INDArray sigmoid(INDArray x) {
    return Transforms.sigmoid(x, false);
  }

  private static INDArray tanh(INDArray x) {
    return Transforms.tanh(x, false);
  }

  private static INDArray sigmoidSlope(INDArray sigmoid) {
    return sigmoid.mul(sigmoid.rsub(1));
  }

  private static INDArray tanhSlope(INDArray tanh) {
    return tanh.mul(tanh).rsubi(1);
  }
}
