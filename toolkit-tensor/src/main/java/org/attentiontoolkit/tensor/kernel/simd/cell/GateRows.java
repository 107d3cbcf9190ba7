package org.attentiontoolkit.tensor.kernel.simd.cell;

import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.store;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/** Loops over gates that follow one another in a row, {@code count} values, whole vectors. */
final class GateRows {
  private GateRows() {}

  /**
   * {@code gates = σ(input + gates + bias)}.
   *
   * @param at place of the first value in {@code input} and {@code gates}
   */
  static void sigmoid(
      MemorySegment input,
      MemorySegment gates,
      MemorySegment bias,
      long biasAt,
      long at,
      int count) {
    for (int i = 0; i < count; i += LANES) {
      var sum = load(input, at + i).add(load(gates, at + i)).add(load(bias, biasAt + i));
      store(VectorMath.sigmoid(sum), gates, at + i);
    }
  }

  /** {@code result = tanh(input + gates + bias)}. */
  static void tanh(
      MemorySegment input,
      MemorySegment gates,
      MemorySegment bias,
      long biasAt,
      long at,
      int count,
      MemorySegment result) {
    for (int i = 0; i < count; i += LANES) {
      var sum = load(input, at + i).add(load(gates, at + i)).add(load(bias, biasAt + i));
      store(VectorMath.tanh(sum), result, at + i);
    }
  }

  /** {@code d = dh (1 − h²)}. */
  static void tanhBackward(
      MemorySegment dHidden, MemorySegment hidden, MemorySegment d, long at, int count) {
    for (int i = 0; i < count; i += LANES) {
      var h = load(hidden, at + i);
      store(load(dHidden, at + i).mul(h.mul(h).neg().add(1f)), d, at + i);
    }
  }

  /** {@code y = x} or {@code y += x}. */
  static void put(MemorySegment x, MemorySegment y, long at, int count, boolean add) {
    for (int i = 0; i < count; i += LANES) {
      VectorMath.put(load(x, at + i), y, at + i, add);
    }
  }
}
