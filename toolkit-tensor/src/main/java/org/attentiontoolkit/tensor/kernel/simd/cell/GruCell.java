package org.attentiontoolkit.tensor.kernel.simd.cell;

import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.put;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/**
 * Loops over one row of a gated recurrent unit.
 *
 * @param width H, a multiple of the vector's lanes
 * @param gates {@code [b, 3H]}: the recurrent product on the way in; r, z and the recurrent product
 *     of n with its bias on the way out
 * @param candidate n, {@code [b, H]}
 * @param previous {@code [b, H]}
 */
record GruCell(int width, MemorySegment gates, MemorySegment candidate, MemorySegment previous) {

  /** r and z. */
  void gates(int row, MemorySegment input, MemorySegment bias) {
    GateRows.sigmoid(input, gates, bias, 0, gate(row, 0), 2 * width);
  }

  /** n, and the recurrent product with its bias. */
  void candidate(int row, MemorySegment input, MemorySegment bias) {
    long r = gate(row, 0);
    long n = gate(row, 2);
    for (int i = 0; i < width; i += LANES) {
      FloatVector recurrent = load(gates, n + i).add(load(bias, 2L * width + i));
      store(recurrent, gates, n + i);
      FloatVector sum = recurrent.fma(load(gates, r + i), load(input, n + i));
      store(VectorMath.tanh(sum), candidate, unit(row) + i);
    }
  }

  /** The new state. */
  void hidden(int row, MemorySegment hidden) {
    long z = gate(row, 1);
    long at = unit(row);
    for (int i = 0; i < width; i += LANES) {
      FloatVector n = load(candidate, at + i);
      store(load(previous, at + i).sub(n).fma(load(gates, z + i), n), hidden, at + i);
    }
  }

  /** Gradients of the previous state, of z, and of n before its tanh, in {@code dRecurrent}. */
  void hiddenBackward(
      int row, MemorySegment dHidden, MemorySegment dRecurrent, MemorySegment dPrevious) {
    long dz = gate(row, 1);
    long dn = gate(row, 2);
    long at = unit(row);
    for (int i = 0; i < width; i += LANES) {
      FloatVector z = load(gates, dz + i);
      FloatVector n = load(candidate, at + i);
      FloatVector dh = load(dHidden, at + i);
      FloatVector kept = dh.mul(z);
      put(kept, dPrevious, at + i, true);
      store(dh.sub(kept).mul(n.mul(n).neg().add(1f)), dRecurrent, dn + i);
      // kept (1 − z) is dh σ'(z), where σ' = z (1 − z).
      FloatVector slope = kept.sub(kept.mul(z));
      store(load(previous, at + i).sub(n).mul(slope), dRecurrent, dz + i);
    }
  }

  /** Gradients of n's gate input, of its recurrent product, and of r. */
  void candidateBackward(int row, MemorySegment dRecurrent, MemorySegment dInput, boolean add) {
    long dr = gate(row, 0);
    long dn = gate(row, 2);
    for (int i = 0; i < width; i += LANES) {
      FloatVector d = load(dRecurrent, dn + i);
      put(d, dInput, dn + i, add);
      FloatVector r = load(gates, dr + i);
      FloatVector product = d.mul(r);
      store(product, dRecurrent, dn + i);
      store(load(gates, dn + i).mul(product.sub(product.mul(r))), dRecurrent, dr + i);
    }
  }

  /** Gradients of the gate inputs of r and z: those of their recurrent products. */
  void gatesBackward(int row, MemorySegment dRecurrent, MemorySegment dInput, boolean add) {
    GateRows.put(dRecurrent, dInput, gate(row, 0), 2 * width, add);
  }

  private long unit(int row) {
    return (long) row * width;
  }

  private long gate(int row, int gate) {
    return (3L * row + gate) * width;
  }
}
