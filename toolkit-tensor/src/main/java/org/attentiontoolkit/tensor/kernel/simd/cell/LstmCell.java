package org.attentiontoolkit.tensor.kernel.simd.cell;

import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.put;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/**
 * Loops over one row of a long short-term memory.
 *
 * @param width H, a multiple of the vector's lanes
 * @param gates {@code [b, 4H]}: the recurrent product on the way in; i, f, g, o on the way out
 * @param cell c, {@code [b, H]}
 * @param previousCell {@code [b, H]}
 */
record LstmCell(int width, MemorySegment gates, MemorySegment cell, MemorySegment previousCell) {

  /** i and f. */
  void sigmoids(int row, MemorySegment input, MemorySegment bias) {
    GateRows.sigmoid(input, gates, bias, 0, gate(row, 0), 2 * width);
  }

  /** g. */
  void candidate(int row, MemorySegment input, MemorySegment bias) {
    GateRows.tanh(input, gates, bias, 2L * width, gate(row, 2), width, gates);
  }

  /** o. */
  void outputGate(int row, MemorySegment input, MemorySegment bias) {
    GateRows.sigmoid(input, gates, bias, 3L * width, gate(row, 3), width);
  }

  /** The new cell and state. */
  void state(int row, MemorySegment hidden) {
    long i = gate(row, 0);
    long f = gate(row, 1);
    long g = gate(row, 2);
    long o = gate(row, 3);
    long at = unit(row);
    for (int u = 0; u < width; u += LANES) {
      FloatVector kept = load(gates, f + u).mul(load(previousCell, at + u));
      FloatVector c = load(gates, i + u).fma(load(gates, g + u), kept);
      store(c, cell, at + u);
      store(VectorMath.tanh(c).mul(load(gates, o + u)), hidden, at + u);
    }
  }

  /** The gradient of o, and in the place of g's that of the cell. */
  void stateBackward(int row, MemorySegment dHidden, MemorySegment dCell, MemorySegment d) {
    long g = gate(row, 2);
    long o = gate(row, 3);
    long at = unit(row);
    for (int u = 0; u < width; u += LANES) {
      FloatVector tanh = VectorMath.tanh(load(cell, at + u));
      FloatVector dh = load(dHidden, at + u);
      FloatVector output = load(gates, o + u);
      FloatVector dhO = dh.mul(output);
      store(dhO.sub(dhO.mul(tanh).mul(tanh)).add(load(dCell, at + u)), d, g + u);
      store(dhO.sub(dhO.mul(output)).mul(tanh), d, o + u);
    }
  }

  /** Gradients of f and of the previous cell, from that of the cell in the place of g's. */
  void keptBackward(int row, MemorySegment d, MemorySegment dPreviousCell) {
    long f = gate(row, 1);
    long g = gate(row, 2);
    long at = unit(row);
    for (int u = 0; u < width; u += LANES) {
      FloatVector forget = load(gates, f + u);
      FloatVector kept = load(d, g + u).mul(forget);
      put(kept, dPreviousCell, at + u, true);
      store(kept.sub(kept.mul(forget)).mul(load(previousCell, at + u)), d, f + u);
    }
  }

  /** Gradients of i and g, from that of the cell in the place of g's. */
  void candidateBackward(int row, MemorySegment d) {
    long i = gate(row, 0);
    long g = gate(row, 2);
    for (int u = 0; u < width; u += LANES) {
      FloatVector candidate = load(gates, g + u);
      FloatVector written = load(d, g + u).mul(load(gates, i + u));
      store(written.sub(written.mul(load(gates, i + u))).mul(candidate), d, i + u);
      store(written.sub(written.mul(candidate).mul(candidate)), d, g + u);
    }
  }

  /** Gradients of the gate inputs: those of the recurrent products. */
  void inputBackward(int row, MemorySegment d, MemorySegment dInput, boolean add) {
    GateRows.put(d, dInput, gate(row, 0), 4 * width, add);
  }

  private long unit(int row) {
    return (long) row * width;
  }

  private long gate(int row, int gate) {
    return (4L * row + gate) * width;
  }
}
