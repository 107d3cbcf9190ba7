package org.attentiontoolkit.tensor.kernel.plain;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.Reduction;
import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;

final class PlainRows implements RowKernels {
  @Override
  public void sumRows(DenseArray x, DenseArray y, boolean add) {
    for (int d = 0; d < x.columns(); d++) {
      double sum = 0;
      for (int n = 0; n < x.rows(); n++) {
        sum += at(x, n, d);
      }
      PlainArray.of(y).put(d, sum, add);
    }
  }

  @Override
  public void reduce(Reduction f, DenseArray x, DenseArray y, boolean add) {
    for (int n = 0; n < x.rows(); n++) {
      double reduced = at(x, n, 0);
      for (int d = 1; d < x.columns(); d++) {
        double value = at(x, n, d);
        reduced = f == Reduction.SUM ? reduced + value : Math.max(reduced, value);
      }
      PlainArray.of(y).put(n, reduced, add);
    }
  }

  @Override
  public void withRow(Binary f, DenseArray x, DenseArray row, DenseArray y, boolean add) {
    for (int n = 0; n < x.rows(); n++) {
      for (int d = 0; d < x.columns(); d++) {
        double value = PlainPointwise.apply(f, at(x, n, d), PlainArray.of(row).at(d));
        PlainArray.of(y).put((long) n * x.columns() + d, value, add);
      }
    }
  }

  @Override
  public void withColumn(Binary f, DenseArray x, DenseArray column, DenseArray y, boolean add) {
    for (int n = 0; n < x.rows(); n++) {
      for (int d = 0; d < x.columns(); d++) {
        double value = PlainPointwise.apply(f, at(x, n, d), PlainArray.of(column).at(n));
        PlainArray.of(y).put((long) n * x.columns() + d, value, add);
      }
    }
  }

  @Override
  public void gatherRows(DenseArray x, IntArray index, DenseArray y, boolean add) {
    int[] rows = PlainMemory.ints(index);
    for (int i = 0; i < rows.length; i++) {
      for (int d = 0; d < x.columns(); d++) {
        PlainArray.of(y).put((long) i * x.columns() + d, at(x, rows[i], d), add);
      }
    }
  }

  @Override
  public void copyRows(DenseArray x, IntArray from, DenseArray y, IntArray to) {
    int[] sources = PlainMemory.ints(from);
    int[] targets = PlainMemory.ints(to);
    for (int i = 0; i < sources.length; i++) {
      for (int d = 0; d < x.columns(); d++) {
        PlainArray.of(y).put((long) targets[i] * x.columns() + d, at(x, sources[i], d), false);
      }
    }
  }

  @Override
  public void scatterAddRows(DenseArray x, IntArray index, DenseArray y) {
    int[] rows = PlainMemory.ints(index);
    for (int i = 0; i < rows.length; i++) {
      for (int d = 0; d < x.columns(); d++) {
        PlainArray.of(y).put((long) rows[i] * x.columns() + d, at(x, i, d), true);
      }
    }
  }

  @Override
  public IntArray argMaxRows(DenseArray x) {
    int[] found = new int[x.rows()];
    for (int n = 0; n < found.length; n++) {
      for (int d = 1; d < x.columns(); d++) {
        if (at(x, n, d) > at(x, n, found[n])) {
          found[n] = d;
        }
      }
    }
    return new PlainMemory().ints(found);
  }

  @Override
  public IntArray largest(DenseArray x, int count, DenseArray y) {
    int[] found = new int[x.rows() * count];
    for (int n = 0; n < x.rows(); n++) {
      int row = n;
      List<Integer> best =
          IntStream.range(0, x.columns())
              .filter(d -> at(x, row, d) > Double.NEGATIVE_INFINITY)
              .boxed()
              .sorted(Comparator.comparingDouble(d -> -at(x, row, d)))
              .toList();
      for (int i = 0; i < count; i++) {
        boolean there = i < best.size();
        found[n * count + i] = there ? best.get(i) : 0;
        double value = there ? at(x, n, best.get(i)) : Double.NEGATIVE_INFINITY;
        PlainArray.of(y).put((long) n * count + i, value, false);
      }
    }
    return new PlainMemory().ints(found);
  }

  @Override
  public void copy(Matrix x, Matrix y, boolean add) {
    for (int n = 0; n < x.rows(); n++) {
      for (int d = 0; d < x.columns(); d++) {
        double value = PlainArray.of(x.array()).at(x.offset() + (long) n * x.stride() + d);
        PlainArray.of(y.array()).put(y.offset() + (long) n * y.stride() + d, value, add);
      }
    }
  }

  @Override
  public void transpose(DenseArray x, DenseArray y, boolean add) {
    for (int n = 0; n < x.rows(); n++) {
      for (int d = 0; d < x.columns(); d++) {
        PlainArray.of(y).put((long) d * x.rows() + n, at(x, n, d), add);
      }
    }
  }

  private static double at(DenseArray x, int row, int column) {
    return PlainArray.of(x).at((long) row * x.columns() + column);
  }
}
