package org.attentiontoolkit.tensor.kernel.simd.product;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.blas.OpenBlas;
import org.attentiontoolkit.tensor.blas.OpenBlas.Operand;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.simd.vector.Bands;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/**
 * OpenBLAS on one thread for each part of the result. The parts are bands of rows or of columns,
 * and a function of the shapes alone.
 */
final class BlasProducts {
  /** Multiply-adds that are worth a part of their own: about 50 µs. */
  private static final long WORK_PER_PART = 4_000_000;

  /** Every product that is worth it is cut into this many parts, if they get this long. */
  private static final int FEW_PARTS = 4;

  private static final int MIN_BAND = 32;

  /** Long products are cut further: packing the other operand again costs a band of 512 4 %. */
  private static final int MAX_PARTS = 16;

  private static final int LONG_BAND = 512;
  private static final int BAND_MULTIPLE = 16;

  private final Workers workers;

  BlasProducts(Workers workers) {
    this.workers = workers;
  }

  /** {@code c = alpha · op(a) op(b)}, added to something. */
  void multiply(
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double alpha,
      Addend addend,
      Matrix c) {
    int depth = transposeA ? a.rows() : a.columns();
    if (c.rows() == 0 || c.columns() == 0) {
      return;
    }
    if (addend instanceof Addend.Row row) {
      repeat(row.values(), c);
    }
    if (depth == 0) {
      nothing(addend, c);
      return;
    }
    Cut cut = Cut.of(c.rows(), c.columns(), depth);
    workers.run(
        cut.count(),
        i -> {
          int from = cut.start(i);
          int to = cut.start(i + 1);
          Matrix left = cut.ofRows() ? outer(a, transposeA, from, to) : a;
          Matrix right = cut.ofRows() ? b : outer(b, !transposeB, from, to);
          Matrix result = cut.ofRows() ? c.rowRange(from, to) : c.columnRange(from, to);
          OpenBlas.multiply(
              operand(left, transposeA),
              operand(right, transposeB),
              operand(result, false),
              (float) alpha,
              (float) addend.beta());
        });
  }

  private void repeat(DenseArray row, Matrix c) {
    MemorySegment target = segment(c.array());
    long bytes = (long) c.columns() * Float.BYTES;
    Bands.run(
        workers,
        c.rows(),
        c.columns(),
        (from, to) -> {
          for (int r = from; r < to; r++) {
            long at = (c.offset() + (long) r * c.stride()) * Float.BYTES;
            MemorySegment.copy(segment(row), 0, target, at, bytes);
          }
        });
  }

  /** The sum of no products. */
  private static void nothing(Addend addend, Matrix c) {
    if (addend instanceof Addend.Nothing) {
      MemorySegment values = segment(c.array());
      long bytes = (long) c.columns() * Float.BYTES;
      for (int r = 0; r < c.rows(); r++) {
        long at = (c.offset() + (long) r * c.stride()) * Float.BYTES;
        values.asSlice(at, bytes).fill((byte) 0);
      }
    }
  }

  private static Matrix outer(Matrix x, boolean ofColumns, int from, int to) {
    return ofColumns ? x.columnRange(from, to) : x.rowRange(from, to);
  }

  private static Operand operand(Matrix x, boolean transposed) {
    MemorySegment values = segment(x.array()).asSlice(x.offset() * Float.BYTES);
    int stride = Math.max(1, x.stride());
    return new Operand(values, x.rows(), x.columns(), stride, transposed);
  }

  /**
   * How a result is cut.
   *
   * @param ofRows whether into bands of rows, otherwise of columns
   * @param length how many rows or columns there are
   * @param size of every band but the last
   */
  record Cut(boolean ofRows, int length, int size) {
    static Cut of(int m, int n, int k) {
      // Every band packs the other operand again, so the longer side is cut.
      boolean ofRows = m >= n;
      int length = Math.max(m, n);
      long worth = (long) m * n * k / WORK_PER_PART;
      int few = Math.clamp(length / MIN_BAND, 1, FEW_PARTS);
      long parts = Math.clamp(worth, 1, Math.clamp(length / LONG_BAND, few, MAX_PARTS));
      int even = Math.ceilDiv(length, (int) parts);
      return new Cut(ofRows, length, Math.ceilDiv(even, BAND_MULTIPLE) * BAND_MULTIPLE);
    }

    int count() {
      return Math.ceilDiv(length, size);
    }

    int start(int band) {
      return Math.min(length, band * size);
    }
  }
}
