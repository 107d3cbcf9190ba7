package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import org.attentiontoolkit.tensor.blas.OpenBlas;
import org.attentiontoolkit.tensor.blas.OpenBlas.Operand;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
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

  void multiply(
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double alpha,
      double beta,
      Matrix c) {
    int m = c.rows();
    int n = c.columns();
    int k = transposeA ? a.rows() : a.columns();
    if (m == 0 || n == 0) {
      return;
    }
    Operand left = operand(a, transposeA);
    Operand right = operand(b, transposeB);
    Operand result = operand(c, false);
    Cut bands = Cut.of(m, n, k);
    if (bands.count() == 1) {
      OpenBlas.multiply(left, right, result, m, n, k, (float) alpha, (float) beta);
      return;
    }
    workers.run(
        bands.count(),
        i -> {
          int from = bands.start(i);
          int size = bands.start(i + 1) - from;
          if (bands.ofRows()) {
            OpenBlas.multiply(
                outer(left, from, false),
                right,
                rows(result, from),
                size,
                n,
                k,
                (float) alpha,
                (float) beta);
          } else {
            OpenBlas.multiply(
                left,
                outer(right, from, true),
                columns(result, from),
                m,
                size,
                k,
                (float) alpha,
                (float) beta);
          }
        });
  }

  /** {@code c = a op(b)}, added to something. */
  void multiply(Matrix a, Matrix b, boolean transposeB, Addend addend, Matrix c) {
    if (addend instanceof Addend.Row row) {
      repeat(row.values(), c);
    }
    multiply(a, false, b, transposeB, 1, addend.beta(), c);
  }

  private void repeat(DenseArray row, Matrix c) {
    MemorySegment target = c.array().segment();
    long bytes = (long) c.columns() * Float.BYTES;
    Bands.run(
        workers,
        c.rows(),
        c.columns(),
        (from, to) -> {
          for (int r = from; r < to; r++) {
            long at = (c.offset() + (long) r * c.stride()) * Float.BYTES;
            MemorySegment.copy(row.segment(), 0, target, at, bytes);
          }
        });
  }

  /** Skips what belongs to the rows (or columns) of the result before {@code from}. */
  private static Operand outer(Operand x, int from, boolean ofColumns) {
    return x.transposed() == ofColumns ? rows(x, from) : columns(x, from);
  }

  private static Operand rows(Operand x, int from) {
    long address = x.address() + (long) from * x.stride() * Float.BYTES;
    return new Operand(address, x.stride(), x.transposed());
  }

  private static Operand columns(Operand x, int from) {
    return new Operand(x.address() + (long) from * Float.BYTES, x.stride(), x.transposed());
  }

  private static Operand operand(Matrix x, boolean transposed) {
    long address = x.array().segment().address() + x.offset() * Float.BYTES;
    return new Operand(address, Math.max(1, x.stride()), transposed);
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
