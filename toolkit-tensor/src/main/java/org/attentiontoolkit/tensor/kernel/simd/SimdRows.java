package org.attentiontoolkit.tensor.kernel.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/** What works along the rows or columns of a matrix: shares the rows among the workers. */
final class SimdRows implements RowKernels {
  /** Columns that one part of a scattering takes: several cache lines. */
  private static final int SCATTER_COLUMNS = 64;

  private final Workers workers;
  private final RowSums sums;

  SimdRows(Workers workers, RowSums sums) {
    this.workers = workers;
    this.sums = sums;
  }

  @Override
  public void sumRows(DenseArray x, DenseArray y, boolean add) {
    MemorySegment values = x.segment();
    int columns = x.columns();
    sums.run(
        x.rows(),
        columns,
        y,
        add,
        (target, at, part) -> RowSummands.plain(values, columns, target, at, part));
  }

  @Override
  public void sumRowProducts(DenseArray a, DenseArray b, DenseArray y, boolean add) {
    MemorySegment left = a.segment();
    MemorySegment right = b.segment();
    int columns = a.columns();
    sums.run(
        a.rows(),
        columns,
        y,
        add,
        (target, at, part) -> RowSummands.product(left, right, columns, target, at, part));
  }

  @Override
  public void rowDots(DenseArray a, DenseArray b, DenseArray c, boolean add) {
    MemorySegment left = a.segment();
    MemorySegment right = b.segment();
    MemorySegment result = c.segment();
    int columns = a.columns();
    Bands.run(
        workers,
        a.rows(),
        columns,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            long at = (long) n * columns;
            float dot = VectorMath.dot(left, at, right, at, columns);
            float before = add ? result.getAtIndex(ValueLayout.JAVA_FLOAT, n) : 0;
            result.setAtIndex(ValueLayout.JAVA_FLOAT, n, before + dot);
          }
        });
  }

  @Override
  public void addRow(DenseArray x, DenseArray row, DenseArray y) {
    MemorySegment values = x.segment();
    MemorySegment added = row.segment();
    MemorySegment result = y.segment();
    int columns = x.columns();
    Bands.run(
        workers,
        x.rows(),
        columns,
        (from, to) -> RowLoops.addRow(values, added, result, columns, from, to));
  }

  @Override
  public void multiplyRow(DenseArray x, DenseArray row, DenseArray y, boolean add) {
    MemorySegment values = x.segment();
    MemorySegment factors = row.segment();
    MemorySegment result = y.segment();
    int columns = x.columns();
    Bands.run(
        workers,
        x.rows(),
        columns,
        (from, to) -> RowLoops.multiplyRow(values, factors, result, columns, from, to, add));
  }

  @Override
  public void multiplyColumn(DenseArray x, DenseArray c, DenseArray y, boolean add) {
    MemorySegment values = x.segment();
    MemorySegment factors = c.segment();
    MemorySegment result = y.segment();
    int columns = x.columns();
    Bands.run(
        workers,
        x.rows(),
        columns,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            float factor = factors.getAtIndex(ValueLayout.JAVA_FLOAT, n);
            long at = (long) n * columns;
            RowLoops.scale(values, at, factor, result, at, columns, add);
          }
        });
  }

  @Override
  public void gatherRows(DenseArray x, int[] index, DenseArray y, boolean add) {
    MemorySegment values = x.segment();
    MemorySegment result = y.segment();
    int columns = x.columns();
    Bands.run(
        workers,
        index.length,
        columns,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            long source = (long) index[i] * columns;
            RowLoops.copy(values, source, result, (long) i * columns, columns, add);
          }
        });
  }

  @Override
  public void scatterAddRows(DenseArray x, int[] index, DenseArray y) {
    MemorySegment values = x.segment();
    MemorySegment result = y.segment();
    int columns = x.columns();
    boolean small = x.length() <= Spans.CHUNK;
    int width = small ? Math.max(1, columns) : SCATTER_COLUMNS;
    workers.run(
        Math.ceilDiv(columns, width),
        part -> {
          int first = part * width;
          int size = Math.min(columns - first, width);
          for (int i = 0; i < index.length; i++) {
            long source = (long) i * columns + first;
            long target = (long) index[i] * columns + first;
            RowLoops.copy(values, source, result, target, size, true);
          }
        });
  }

  @Override
  public void argMaxRows(DenseArray x, int[] index) {
    MemorySegment values = x.segment();
    int columns = x.columns();
    Bands.run(
        workers,
        x.rows(),
        columns,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            index[n] = RowLoops.argMax(values, (long) n * columns, columns);
          }
        });
  }

  @Override
  public void copy(Matrix x, Matrix y, boolean add) {
    MemorySegment values = x.array().segment();
    MemorySegment result = y.array().segment();
    Bands.run(
        workers,
        x.rows(),
        x.columns(),
        (from, to) -> {
          for (int n = from; n < to; n++) {
            long source = x.offset() + (long) n * x.stride();
            long target = y.offset() + (long) n * y.stride();
            RowLoops.copy(values, source, result, target, x.columns(), add);
          }
        });
  }

  @Override
  public void transpose(DenseArray x, DenseArray y, boolean add) {
    MemorySegment values = x.segment();
    MemorySegment result = y.segment();
    int rows = x.rows();
    int columns = x.columns();
    Bands.run(
        workers,
        columns,
        rows,
        VectorMath.LANES,
        (from, to) -> RowLoops.transpose(values, result, rows, columns, from, to, add));
  }
}
