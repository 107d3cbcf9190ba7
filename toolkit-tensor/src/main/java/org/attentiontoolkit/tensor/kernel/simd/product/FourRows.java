package org.attentiontoolkit.tensor.kernel.simd.product;

import static org.attentiontoolkit.tensor.kernel.simd.product.Unchecked.ALL;
import static org.attentiontoolkit.tensor.kernel.simd.product.Unchecked.ORDER;
import static org.attentiontoolkit.tensor.kernel.simd.product.Unchecked.VALUE;
import static org.attentiontoolkit.tensor.kernel.simd.product.Unchecked.VECTOR_BYTES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Part of a product's result: four rows by two vectors, for what whole tiles leave.
 *
 * <p>{@link EightRows} says why it is written out.
 */
final class FourRows {
  static final int ROWS = 4;

  private FourRows() {}

  /**
   * Adds the product of four rows and a panel to what stands elsewhere; addresses, and strides in
   * bytes, of memory that was checked ({@link Unchecked}).
   *
   * @param strip where the rows begin
   * @param panel where the panel begins
   * @param depth columns of the rows and rows of the panel
   * @param from what it is added to, as long as the tile
   * @param fromRow from one row of that to the next
   * @param to where the tile begins in the result
   * @param toRow from one row of the result to the next
   */
  static void multiply(
      long strip, long panel, long depth, long from, long fromRow, long to, long toRow) {
    long s1 = Unchecked.stride(fromRow);
    long s0 = Unchecked.place(from);
    FloatVector c00 = FloatVector.fromMemorySegment(FLOATS, ALL, s0, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(FLOATS, ALL, s0 + VECTOR_BYTES, ORDER);
    FloatVector c10 = FloatVector.fromMemorySegment(FLOATS, ALL, s0 + s1, ORDER);
    FloatVector c11 = FloatVector.fromMemorySegment(FLOATS, ALL, s0 + s1 + VECTOR_BYTES, ORDER);
    FloatVector c20 = FloatVector.fromMemorySegment(FLOATS, ALL, s0 + 2 * s1, ORDER);
    FloatVector c21 = FloatVector.fromMemorySegment(FLOATS, ALL, s0 + 2 * s1 + VECTOR_BYTES, ORDER);
    FloatVector c30 = FloatVector.fromMemorySegment(FLOATS, ALL, s0 + 3 * s1, ORDER);
    FloatVector c31 = FloatVector.fromMemorySegment(FLOATS, ALL, s0 + 3 * s1 + VECTOR_BYTES, ORDER);
    long p = Unchecked.place(panel);
    long q = Unchecked.place(strip);
    long end = depth * Tiles.PANEL_ROW_BYTES;
    long y = 0;
    for (long x = 0; x != end; x += Tiles.PANEL_ROW_BYTES, y += Tiles.STRIP_COLUMN_BYTES) {
      long b = p + Unchecked.offset(x);
      long a = q + Unchecked.offset(y);
      FloatVector b0 = FloatVector.fromMemorySegment(FLOATS, ALL, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(FLOATS, ALL, b + VECTOR_BYTES, ORDER);
      FloatVector a0 = FloatVector.broadcast(FLOATS, ALL.get(VALUE, a));
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(FLOATS, ALL.get(VALUE, a + Float.BYTES));
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(FLOATS, ALL.get(VALUE, a + 2 * Float.BYTES));
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(FLOATS, ALL.get(VALUE, a + 3 * Float.BYTES));
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    long t1 = Unchecked.stride(toRow);
    long t0 = Unchecked.place(to);
    c00.intoMemorySegment(ALL, t0, ORDER);
    c01.intoMemorySegment(ALL, t0 + VECTOR_BYTES, ORDER);
    c10.intoMemorySegment(ALL, t0 + t1, ORDER);
    c11.intoMemorySegment(ALL, t0 + t1 + VECTOR_BYTES, ORDER);
    c20.intoMemorySegment(ALL, t0 + 2 * t1, ORDER);
    c21.intoMemorySegment(ALL, t0 + 2 * t1 + VECTOR_BYTES, ORDER);
    c30.intoMemorySegment(ALL, t0 + 3 * t1, ORDER);
    c31.intoMemorySegment(ALL, t0 + 3 * t1 + VECTOR_BYTES, ORDER);
  }
}
