package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * Rows of a long short-term memory.
 *
 * @param width H
 * @param gates {@code [b, 4H]}: the recurrent product on the way in; i, f, g, o on the way out
 * @param cell c, {@code [b, H]}
 * @param previousCell {@code [b, H]}
 */
record LstmCell(int width, MemorySegment gates, MemorySegment cell, MemorySegment previousCell) {

  void row(int row, MemorySegment input, MemorySegment bias, MemorySegment hidden) {
    for (int u = 0; u < width; u += VectorMath.LANES) {
      int left = width - u;
      long unit = (long) row * width + u;
      long gate = 4L * row * width + u;
      FloatVector i = VectorMath.sigmoid(sum(input, bias, gate, u, left));
      FloatVector f = VectorMath.sigmoid(sum(input, bias, gate + width, (long) width + u, left));
      FloatVector g = VectorMath.tanh(sum(input, bias, gate + 2L * width, 2L * width + u, left));
      FloatVector o = VectorMath.sigmoid(sum(input, bias, gate + 3L * width, 3L * width + u, left));
      FloatVector c = f.fma(Tails.load(previousCell, unit, left), i.mul(g));
      Tails.store(i, gates, gate, left);
      Tails.store(f, gates, gate + width, left);
      Tails.store(g, gates, gate + 2L * width, left);
      Tails.store(o, gates, gate + 3L * width, left);
      Tails.store(c, cell, unit, left);
      Tails.store(o.mul(VectorMath.tanh(c)), hidden, unit, left);
    }
  }

  void rowBackward(
      int row,
      MemorySegment dHidden,
      MemorySegment dCell,
      MemorySegment dInput,
      boolean add,
      MemorySegment dRecurrent,
      MemorySegment dPreviousCell) {
    for (int u = 0; u < width; u += VectorMath.LANES) {
      int left = width - u;
      long unit = (long) row * width + u;
      long gate = 4L * row * width + u;
      FloatVector i = Tails.load(gates, gate, left);
      FloatVector f = Tails.load(gates, gate + width, left);
      FloatVector g = Tails.load(gates, gate + 2L * width, left);
      FloatVector o = Tails.load(gates, gate + 3L * width, left);
      FloatVector tanh = VectorMath.tanh(Tails.load(cell, unit, left));
      FloatVector dhTanh = Tails.load(dHidden, unit, left).mul(tanh);
      FloatVector dhO = Tails.load(dHidden, unit, left).mul(o);
      FloatVector dc = dhO.sub(dhO.mul(tanh).mul(tanh)).add(Tails.load(dCell, unit, left));
      FloatVector keptF = dc.mul(f);
      Tails.put(keptF, dPreviousCell, unit, left, true);
      FloatVector dcI = dc.mul(i);
      FloatVector previous = Tails.load(previousCell, unit, left);
      put(dcI.mul(g).mul(i.neg().add(1f)), dInput, add, dRecurrent, gate, left);
      put(keptF.mul(previous).mul(f.neg().add(1f)), dInput, add, dRecurrent, gate + width, left);
      put(dcI.mul(g.mul(g).neg().add(1f)), dInput, add, dRecurrent, gate + 2L * width, left);
      put(dhTanh.mul(o.sub(o.mul(o))), dInput, add, dRecurrent, gate + 3L * width, left);
    }
  }

  private FloatVector sum(
      MemorySegment input, MemorySegment bias, long gate, long biasAt, int left) {
    FloatVector sum = Tails.load(input, gate, left).add(Tails.load(gates, gate, left));
    return sum.add(Tails.load(bias, biasAt, left));
  }

  private static void put(
      FloatVector d,
      MemorySegment dInput,
      boolean add,
      MemorySegment dRecurrent,
      long gate,
      int left) {
    Tails.store(d, dRecurrent, gate, left);
    Tails.put(d, dInput, gate, left, add);
  }
}
