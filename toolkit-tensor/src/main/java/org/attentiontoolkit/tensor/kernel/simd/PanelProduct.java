package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.kernel.Matrix;

/**
 * What all panels of a product share; places and strides in bytes.
 *
 * @param a the left operand, {@code [rows, depth]}
 * @param c the result, {@code [rows, columns]}
 */
record PanelProduct(
    int rows,
    int depth,
    MemorySegment a,
    long aStart,
    long aStride,
    MemorySegment c,
    long cStart,
    long cStride) {

  static PanelProduct of(Matrix a, Matrix c) {
    return new PanelProduct(
        a.rows(),
        a.columns(),
        a.array().segment(),
        a.offset() * Float.BYTES,
        (long) a.stride() * Float.BYTES,
        c.array().segment(),
        c.offset() * Float.BYTES,
        (long) c.stride() * Float.BYTES);
  }

  long aRow(int row) {
    return aStart + row * aStride;
  }

  long cRow(int row) {
    return cStart + row * cStride;
  }
}
