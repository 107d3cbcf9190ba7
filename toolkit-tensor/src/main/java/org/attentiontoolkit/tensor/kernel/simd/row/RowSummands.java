package org.attentiontoolkit.tensor.kernel.simd.row;

import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.LANES;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.load;
import static org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;

/** What {@link RowSums} sums: each adds rows to sums that stay in the first-level cache. */
final class RowSummands {
  private static final int ROWS_AT_ONCE = 4;

  private RowSummands() {}

  /** Σ x. */
  static void plain(MemorySegment x, int columns, MemorySegment sums, long at, RowSums.Part part) {
    int n = part.fromRow();
    for (; n <= part.toRow() - ROWS_AT_ONCE; n += ROWS_AT_ONCE) {
      fourRows(x, (long) n * columns, columns, sums, at, part);
    }
    for (; n < part.toRow(); n++) {
      oneRow(x, (long) n * columns, sums, at, part);
    }
  }

  /** Σ (x − mean) · scale · dy. */
  static void normalised(
      MemorySegment x,
      MemorySegment statistics,
      MemorySegment dy,
      int columns,
      MemorySegment sums,
      long at,
      RowSums.Part part) {
    for (int n = part.fromRow(); n < part.toRow(); n++) {
      float mean = SimdNorms.mean(statistics, n);
      float scale = SimdNorms.scale(statistics, n);
      long row = (long) n * columns;
      int d = part.fromColumn();
      for (; d <= part.toColumn() - LANES; d += LANES) {
        FloatVector normal = load(x, row + d).sub(mean).mul(scale);
        store(normal.fma(load(dy, row + d), load(sums, at + d)), sums, at + d);
      }
      if (d < part.toColumn()) {
        VectorMask<Float> tail = VectorMath.tail(d, part.toColumn());
        FloatVector normal = load(x, row + d, tail).sub(mean).mul(scale);
        FloatVector sum = load(sums, at + d, tail);
        store(normal.fma(load(dy, row + d, tail), sum), sums, at + d, tail);
      }
    }
  }

  private static void fourRows(
      MemorySegment x, long row, int columns, MemorySegment sums, long at, RowSums.Part part) {
    int d = part.fromColumn();
    for (; d <= part.toColumn() - LANES; d += LANES) {
      long i = row + d;
      FloatVector sum = load(sums, at + d).add(load(x, i)).add(load(x, i + columns));
      sum = sum.add(load(x, i + 2L * columns)).add(load(x, i + 3L * columns));
      store(sum, sums, at + d);
    }
    if (d < part.toColumn()) {
      VectorMask<Float> tail = VectorMath.tail(d, part.toColumn());
      long i = row + d;
      FloatVector sum = load(sums, at + d, tail).add(load(x, i, tail));
      sum = sum.add(load(x, i + columns, tail));
      sum = sum.add(load(x, i + 2L * columns, tail)).add(load(x, i + 3L * columns, tail));
      store(sum, sums, at + d, tail);
    }
  }

  private static void oneRow(
      MemorySegment x, long row, MemorySegment sums, long at, RowSums.Part part) {
    int d = part.fromColumn();
    for (; d <= part.toColumn() - LANES; d += LANES) {
      store(load(sums, at + d).add(load(x, row + d)), sums, at + d);
    }
    if (d < part.toColumn()) {
      VectorMask<Float> tail = VectorMath.tail(d, part.toColumn());
      store(load(sums, at + d, tail).add(load(x, row + d, tail)), sums, at + d, tail);
    }
  }
}
