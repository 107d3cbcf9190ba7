package org.attentiontoolkit.tensor.kernel.simd.product;

import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.FLOATS;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/**
 * Part of a product's result: four rows by three vectors, for CPUs with 16 vector registers.
 *
 * <p>{@link WideTile} says why it is written out.
 */
final class NarrowTile {
  /** Columns, beside {@link Tiles#ROWS} rows. */
  static final int COLUMNS = 3 * VectorMath.LANES;

  private static final ValueLayout.OfFloat VALUE = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final long VECTOR_BYTES = (long) VectorMath.LANES * Float.BYTES;
  private static final long PANEL_BYTES = (long) COLUMNS * Float.BYTES;

  private NarrowTile() {}

  /**
   * Adds the product of four rows and a panel; places and strides in bytes.
   *
   * @param at where the first row of {@code a} begins
   * @param rowStride from one row of {@code a} to the next
   * @param depthStride from one column of {@code a} to the next
   * @param from where the panel begins
   * @param to where the tile begins in {@code c}
   * @param resultStride from one row of {@code c} to the next
   */
  static void add(
      MemorySegment a,
      long at,
      long rowStride,
      long depthStride,
      MemorySegment panel,
      long from,
      int depth,
      MemorySegment c,
      long to,
      long resultStride) {
    FloatVector c00 = FloatVector.fromMemorySegment(FLOATS, c, to, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(FLOATS, c, to + VECTOR_BYTES, ORDER);
    FloatVector c02 = FloatVector.fromMemorySegment(FLOATS, c, to + 2 * VECTOR_BYTES, ORDER);
    FloatVector c10 = FloatVector.fromMemorySegment(FLOATS, c, to + resultStride, ORDER);
    FloatVector c11 =
        FloatVector.fromMemorySegment(FLOATS, c, to + resultStride + VECTOR_BYTES, ORDER);
    FloatVector c12 =
        FloatVector.fromMemorySegment(FLOATS, c, to + resultStride + 2 * VECTOR_BYTES, ORDER);
    FloatVector c20 = FloatVector.fromMemorySegment(FLOATS, c, to + 2 * resultStride, ORDER);
    FloatVector c21 =
        FloatVector.fromMemorySegment(FLOATS, c, to + 2 * resultStride + VECTOR_BYTES, ORDER);
    FloatVector c22 =
        FloatVector.fromMemorySegment(FLOATS, c, to + 2 * resultStride + 2 * VECTOR_BYTES, ORDER);
    FloatVector c30 = FloatVector.fromMemorySegment(FLOATS, c, to + 3 * resultStride, ORDER);
    FloatVector c31 =
        FloatVector.fromMemorySegment(FLOATS, c, to + 3 * resultStride + VECTOR_BYTES, ORDER);
    FloatVector c32 =
        FloatVector.fromMemorySegment(FLOATS, c, to + 3 * resultStride + 2 * VECTOR_BYTES, ORDER);
    long twoRows = 2 * rowStride;
    long threeRows = 3 * rowStride;
    long end = at + depth * depthStride;
    long b = from;
    for (long x = at; x != end; x += depthStride, b += PANEL_BYTES) {
      FloatVector b0 = FloatVector.fromMemorySegment(FLOATS, panel, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(FLOATS, panel, b + VECTOR_BYTES, ORDER);
      FloatVector b2 = FloatVector.fromMemorySegment(FLOATS, panel, b + 2 * VECTOR_BYTES, ORDER);
      FloatVector a0 = FloatVector.broadcast(FLOATS, a.get(VALUE, x));
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      FloatVector a1 = FloatVector.broadcast(FLOATS, a.get(VALUE, x + rowStride));
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      FloatVector a2 = FloatVector.broadcast(FLOATS, a.get(VALUE, x + twoRows));
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      FloatVector a3 = FloatVector.broadcast(FLOATS, a.get(VALUE, x + threeRows));
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
    }
    c00.intoMemorySegment(c, to, ORDER);
    c01.intoMemorySegment(c, to + VECTOR_BYTES, ORDER);
    c02.intoMemorySegment(c, to + 2 * VECTOR_BYTES, ORDER);
    c10.intoMemorySegment(c, to + resultStride, ORDER);
    c11.intoMemorySegment(c, to + resultStride + VECTOR_BYTES, ORDER);
    c12.intoMemorySegment(c, to + resultStride + 2 * VECTOR_BYTES, ORDER);
    c20.intoMemorySegment(c, to + 2 * resultStride, ORDER);
    c21.intoMemorySegment(c, to + 2 * resultStride + VECTOR_BYTES, ORDER);
    c22.intoMemorySegment(c, to + 2 * resultStride + 2 * VECTOR_BYTES, ORDER);
    c30.intoMemorySegment(c, to + 3 * resultStride, ORDER);
    c31.intoMemorySegment(c, to + 3 * resultStride + VECTOR_BYTES, ORDER);
    c32.intoMemorySegment(c, to + 3 * resultStride + 2 * VECTOR_BYTES, ORDER);
  }
}
