package org.attentiontoolkit.tensor.kernel.simd;

import static org.attentiontoolkit.tensor.kernel.simd.VectorMath.FLOATS;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/**
 * Products with panels of two vectors, for CPUs with 16 vector registers: four rows by two vectors
 * are eight sums.
 *
 * <p>The sums must never leave the registers: every one has its own variable, there is no branch
 * among them, and none is passed to another method. Nor may there be more of them: beyond some
 * sixty vector calls in one method the compiler leaves the rest as calls, and every vector becomes
 * an object.
 */
final class NarrowPanels {
  /** Columns of a panel. */
  static final int COLUMNS = 2 * VectorMath.LANES;

  private static final ValueLayout.OfFloat VALUE = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final long VECTOR_BYTES = (long) VectorMath.LANES * Float.BYTES;
  private static final long PANEL_BYTES = (long) COLUMNS * Float.BYTES;

  private NarrowPanels() {}

  /** Adds the product of some rows of {@code a} and one panel to the same rows of {@code c}. */
  static void addProduct(PanelProduct product, MemorySegment panel, long from, long column) {
    int row = 0;
    for (; row + 4 <= product.rows(); row += 4) {
      fourRows(
          product.a(),
          product.aRow(row),
          product.aStride(),
          panel,
          from,
          product.depth(),
          product.c(),
          product.cRow(row) + column,
          product.cStride());
    }
    for (; row + 2 <= product.rows(); row += 2) {
      twoRows(
          product.a(),
          product.aRow(row),
          product.aStride(),
          panel,
          from,
          product.depth(),
          product.c(),
          product.cRow(row) + column,
          product.cStride());
    }
    if (row < product.rows()) {
      oneRow(
          product.a(),
          product.aRow(row),
          panel,
          from,
          product.depth(),
          product.c(),
          product.cRow(row) + column);
    }
  }

  private static void fourRows(
      MemorySegment a,
      long at,
      long stride,
      MemorySegment panel,
      long from,
      int depth,
      MemorySegment c,
      long to,
      long resultStride) {
    FloatVector c00 = FloatVector.fromMemorySegment(FLOATS, c, to, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(FLOATS, c, to + VECTOR_BYTES, ORDER);
    FloatVector c10 = FloatVector.fromMemorySegment(FLOATS, c, to + resultStride, ORDER);
    FloatVector c11 =
        FloatVector.fromMemorySegment(FLOATS, c, to + resultStride + VECTOR_BYTES, ORDER);
    FloatVector c20 = FloatVector.fromMemorySegment(FLOATS, c, to + 2 * resultStride, ORDER);
    FloatVector c21 =
        FloatVector.fromMemorySegment(FLOATS, c, to + 2 * resultStride + VECTOR_BYTES, ORDER);
    FloatVector c30 = FloatVector.fromMemorySegment(FLOATS, c, to + 3 * resultStride, ORDER);
    FloatVector c31 =
        FloatVector.fromMemorySegment(FLOATS, c, to + 3 * resultStride + VECTOR_BYTES, ORDER);
    for (int k = 0; k < depth; k++) {
      long x = at + (long) k * Float.BYTES;
      long b = from + (long) k * PANEL_BYTES;
      FloatVector b0 = FloatVector.fromMemorySegment(FLOATS, panel, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(FLOATS, panel, b + VECTOR_BYTES, ORDER);
      FloatVector a0 = FloatVector.broadcast(FLOATS, a.get(VALUE, x));
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(FLOATS, a.get(VALUE, x + stride));
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(FLOATS, a.get(VALUE, x + 2 * stride));
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(FLOATS, a.get(VALUE, x + 3 * stride));
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    c00.intoMemorySegment(c, to, ORDER);
    c01.intoMemorySegment(c, to + VECTOR_BYTES, ORDER);
    c10.intoMemorySegment(c, to + resultStride, ORDER);
    c11.intoMemorySegment(c, to + resultStride + VECTOR_BYTES, ORDER);
    c20.intoMemorySegment(c, to + 2 * resultStride, ORDER);
    c21.intoMemorySegment(c, to + 2 * resultStride + VECTOR_BYTES, ORDER);
    c30.intoMemorySegment(c, to + 3 * resultStride, ORDER);
    c31.intoMemorySegment(c, to + 3 * resultStride + VECTOR_BYTES, ORDER);
  }

  private static void twoRows(
      MemorySegment a,
      long at,
      long stride,
      MemorySegment panel,
      long from,
      int depth,
      MemorySegment c,
      long to,
      long resultStride) {
    FloatVector c00 = FloatVector.fromMemorySegment(FLOATS, c, to, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(FLOATS, c, to + VECTOR_BYTES, ORDER);
    FloatVector c10 = FloatVector.fromMemorySegment(FLOATS, c, to + resultStride, ORDER);
    FloatVector c11 =
        FloatVector.fromMemorySegment(FLOATS, c, to + resultStride + VECTOR_BYTES, ORDER);
    for (int k = 0; k < depth; k++) {
      long x = at + (long) k * Float.BYTES;
      long b = from + (long) k * PANEL_BYTES;
      FloatVector b0 = FloatVector.fromMemorySegment(FLOATS, panel, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(FLOATS, panel, b + VECTOR_BYTES, ORDER);
      FloatVector a0 = FloatVector.broadcast(FLOATS, a.get(VALUE, x));
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(FLOATS, a.get(VALUE, x + stride));
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
    }
    c00.intoMemorySegment(c, to, ORDER);
    c01.intoMemorySegment(c, to + VECTOR_BYTES, ORDER);
    c10.intoMemorySegment(c, to + resultStride, ORDER);
    c11.intoMemorySegment(c, to + resultStride + VECTOR_BYTES, ORDER);
  }

  private static void oneRow(
      MemorySegment a,
      long at,
      MemorySegment panel,
      long from,
      int depth,
      MemorySegment c,
      long to) {
    FloatVector c00 = FloatVector.fromMemorySegment(FLOATS, c, to, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(FLOATS, c, to + VECTOR_BYTES, ORDER);
    for (int k = 0; k < depth; k++) {
      long x = at + (long) k * Float.BYTES;
      long b = from + (long) k * PANEL_BYTES;
      FloatVector b0 = FloatVector.fromMemorySegment(FLOATS, panel, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(FLOATS, panel, b + VECTOR_BYTES, ORDER);
      FloatVector a0 = FloatVector.broadcast(FLOATS, a.get(VALUE, x));
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
    }
    c00.intoMemorySegment(c, to, ORDER);
    c01.intoMemorySegment(c, to + VECTOR_BYTES, ORDER);
  }
}
