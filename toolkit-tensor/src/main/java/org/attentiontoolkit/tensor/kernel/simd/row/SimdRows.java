package org.attentiontoolkit.tensor.kernel.simd.row;

import static org.attentiontoolkit.tensor.kernel.memory.Nd4jArray.segment;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.IntUnaryOperator;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.Reduction;
import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.kernel.memory.HeapInts;
import org.attentiontoolkit.tensor.kernel.simd.vector.Bands;
import org.attentiontoolkit.tensor.kernel.simd.vector.RowLoops;
import org.attentiontoolkit.tensor.kernel.simd.vector.SoftmaxLoops;
import org.attentiontoolkit.tensor.kernel.simd.vector.Spans;
import org.attentiontoolkit.tensor.kernel.simd.vector.VectorMath;
import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/** What works along the rows or columns of a matrix: shares the rows among the workers. */
public final class SimdRows implements RowKernels {
  /** Columns that one part of a scattering takes: several cache lines. */
  private static final int SCATTER_COLUMNS = 64;

  private final Workers workers;
  private final RowSums sums;
  private final ArrayMemory memory;

  /** Rows shared among these workers. */
  public SimdRows(Workers workers, RowSums sums, ArrayMemory memory) {
    this.workers = workers;
    this.sums = sums;
    this.memory = memory;
  }

  @Override
  public void sumRows(DenseArray x, DenseArray y, boolean add) {
    MemorySegment values = segment(x);
    int columns = x.columns();
    sums.run(
        x.rows(),
        columns,
        y,
        add,
        (target, at, part) -> RowSummands.plain(values, columns, target, at, part));
  }

  @Override
  public void reduce(Reduction f, DenseArray x, DenseArray y, boolean add) {
    MemorySegment values = segment(x);
    MemorySegment result = segment(y);
    int columns = x.columns();
    Bands.run(
        workers,
        x.rows(),
        columns,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            long at = (long) n * columns;
            float reduced =
                switch (f) {
                  case SUM -> SoftmaxLoops.sum(values, at, columns);
                  case MAX -> RowLoops.max(values, at, columns);
                };
            float before = add ? result.getAtIndex(ValueLayout.JAVA_FLOAT, n) : 0;
            result.setAtIndex(ValueLayout.JAVA_FLOAT, n, before + reduced);
          }
        });
  }

  @Override
  public void withRow(Binary f, DenseArray x, DenseArray row, DenseArray y, boolean add) {
    MemorySegment values = segment(x);
    MemorySegment operands = segment(row);
    MemorySegment result = segment(y);
    int columns = x.columns();
    Bands.run(
        workers,
        x.rows(),
        columns,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            BinaryLoops.withRow(f, values, operands, result, (long) n * columns, columns, add);
          }
        });
  }

  @Override
  public void withColumn(Binary f, DenseArray x, DenseArray column, DenseArray y, boolean add) {
    MemorySegment values = segment(x);
    MemorySegment operands = segment(column);
    MemorySegment result = segment(y);
    int columns = x.columns();
    Bands.run(
        workers,
        x.rows(),
        columns,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            float operand = operands.getAtIndex(ValueLayout.JAVA_FLOAT, n);
            BinaryLoops.withValue(f, values, operand, result, (long) n * columns, columns, add);
          }
        });
  }

  @Override
  public void gatherRows(DenseArray x, IntArray index, DenseArray y, boolean add) {
    int[] taken = HeapInts.of(index);
    copy(Matrix.of(x), i -> taken[i], taken.length, Matrix.of(y), i -> i, add);
  }

  @Override
  public void copyRows(DenseArray x, IntArray from, DenseArray y, IntArray to) {
    int[] sources = HeapInts.of(from);
    int[] targets = HeapInts.of(to);
    copy(Matrix.of(x), i -> sources[i], sources.length, Matrix.of(y), i -> targets[i], false);
  }

  @Override
  public void scatterAddRows(DenseArray x, IntArray index, DenseArray y) {
    int[] targets = HeapInts.of(index);
    MemorySegment values = segment(x);
    MemorySegment result = segment(y);
    int columns = x.columns();
    boolean small = x.length() <= Spans.CHUNK;
    int width = small ? Math.max(1, columns) : SCATTER_COLUMNS;
    workers.run(
        Math.ceilDiv(columns, width),
        part -> {
          int first = part * width;
          int size = Math.min(columns - first, width);
          for (int i = 0; i < targets.length; i++) {
            long source = (long) i * columns + first;
            long target = (long) targets[i] * columns + first;
            RowLoops.copy(values, source, result, target, size, true);
          }
        });
  }

  @Override
  public IntArray argMaxRows(DenseArray x) {
    MemorySegment values = segment(x);
    int[] found = new int[x.rows()];
    int columns = x.columns();
    Bands.run(
        workers,
        x.rows(),
        columns,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            found[n] = RowLoops.argMax(values, (long) n * columns, columns);
          }
        });
    return memory.ints(found);
  }

  @Override
  public IntArray largest(DenseArray x, int count, DenseArray y) {
    MemorySegment values = segment(x);
    MemorySegment result = segment(y);
    int columns = x.columns();
    int[] found = new int[Math.multiplyExact(x.rows(), count)];
    Bands.run(
        workers,
        x.rows(),
        columns,
        (from, to) -> {
          Largest largest = new Largest(count);
          for (int n = from; n < to; n++) {
            largest.of(values, (long) n * columns, columns);
            largest.write(found, result, n * count);
          }
        });
    return memory.ints(found);
  }

  @Override
  public void copy(Matrix x, Matrix y, boolean add) {
    copy(x, i -> i, x.rows(), y, i -> i, add);
  }

  /** Row {@code from(i)} of one to row {@code to(i)} of the other, for each i below a count. */
  private void copy(
      Matrix x, IntUnaryOperator from, int count, Matrix y, IntUnaryOperator to, boolean add) {
    MemorySegment values = segment(x.array());
    MemorySegment result = segment(y.array());
    Bands.run(
        workers,
        count,
        x.columns(),
        (first, end) -> {
          for (int i = first; i < end; i++) {
            long source = x.offset() + (long) from.applyAsInt(i) * x.stride();
            long target = y.offset() + (long) to.applyAsInt(i) * y.stride();
            RowLoops.copy(values, source, result, target, x.columns(), add);
          }
        });
  }

  @Override
  public void transpose(DenseArray x, DenseArray y, boolean add) {
    MemorySegment values = segment(x);
    MemorySegment result = segment(y);
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
