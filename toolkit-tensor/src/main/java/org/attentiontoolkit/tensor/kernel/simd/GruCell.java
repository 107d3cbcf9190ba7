package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * Rows of a gated recurrent unit.
 *
 * @param width H
 * @param gates {@code [b, 3H]}: the recurrent product on the way in; r, z and the recurrent product
 *     of n with its bias on the way out
 * @param candidate n, {@code [b, H]}
 * @param previous {@code [b, H]}
 */
record GruCell(int width, MemorySegment gates, MemorySegment candidate, MemorySegment previous) {

  void row(int row, MemorySegment input, MemorySegment bias, MemorySegment hidden) {
    for (int i = 0; i < width; i += VectorMath.LANES) {
      int left = width - i;
      long unit = (long) row * width + i;
      long gate = 3L * row * width + i;
      FloatVector r = sigmoid(input, bias, gate, i, left);
      FloatVector z = sigmoid(input, bias, gate + width, (long) width + i, left);
      FloatVector recurrent =
          Tails.load(gates, gate + 2L * width, left).add(Tails.load(bias, 2L * width + i, left));
      FloatVector n = VectorMath.tanh(r.fma(recurrent, Tails.load(input, gate + 2L * width, left)));
      Tails.store(r, gates, gate, left);
      Tails.store(z, gates, gate + width, left);
      Tails.store(recurrent, gates, gate + 2L * width, left);
      Tails.store(n, candidate, unit, left);
      FloatVector h = z.fma(Tails.load(previous, unit, left).sub(n), n);
      Tails.store(h, hidden, unit, left);
    }
  }

  void rowBackward(
      int row,
      MemorySegment dHidden,
      MemorySegment dInput,
      boolean add,
      MemorySegment dRecurrent,
      MemorySegment dPrevious) {
    for (int i = 0; i < width; i += VectorMath.LANES) {
      int left = width - i;
      long unit = (long) row * width + i;
      long gate = 3L * row * width + i;
      FloatVector r = Tails.load(gates, gate, left);
      FloatVector z = Tails.load(gates, gate + width, left);
      FloatVector recurrent = Tails.load(gates, gate + 2L * width, left);
      FloatVector n = Tails.load(candidate, unit, left);
      FloatVector dh = Tails.load(dHidden, unit, left);
      FloatVector kept = dh.mul(z);
      FloatVector dn = dh.sub(kept).mul(n.mul(n).neg().add(1f));
      // kept (1 − z) is dh σ'(z), where σ' = z (1 − z).
      FloatVector dz = Tails.load(previous, unit, left).sub(n).mul(kept.sub(kept.mul(z)));
      FloatVector dnr = dn.mul(r);
      FloatVector dr = recurrent.mul(dnr.sub(dnr.mul(r)));
      Tails.store(dr, dRecurrent, gate, left);
      Tails.store(dz, dRecurrent, gate + width, left);
      Tails.store(dnr, dRecurrent, gate + 2L * width, left);
      Tails.put(dr, dInput, gate, left, add);
      Tails.put(dz, dInput, gate + width, left, add);
      Tails.put(dn, dInput, gate + 2L * width, left, add);
      Tails.put(kept, dPrevious, unit, left, true);
    }
  }

  private FloatVector sigmoid(
      MemorySegment input, MemorySegment bias, long gate, long biasAt, int left) {
    FloatVector sum = Tails.load(input, gate, left).add(Tails.load(gates, gate, left));
    return VectorMath.sigmoid(sum.add(Tails.load(bias, biasAt, left)));
  }
}
