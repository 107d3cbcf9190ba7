package org.attentiontoolkit.tensor.kernel.nd4j;

import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.column;
import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.matrix;
import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.put;
import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.row;
import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.view;

import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.Reduction;
import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.kernel.memory.HeapInts;
import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What works along the rows or columns of a matrix. */
final class Nd4jRows implements RowKernels {
  private final ArrayMemory memory;

  Nd4jRows(ArrayMemory memory) {
    this.memory = memory;
  }

  @Override
  public void sumRows(DenseArray x, DenseArray y, boolean add) {
    if (x.length() > 0) {
      put(matrix(x).sum(true, 0), row(y), add);
    } else if (!add && y.length() > 0) {
      row(y).assign(0);
    }
  }

  @Override
  public void reduce(Reduction f, DenseArray x, DenseArray y, boolean add) {
    if (x.length() > 0) {
      INDArray reduced =
          switch (f) {
            case SUM -> matrix(x).sum(true, 1);
            case MAX -> matrix(x).max(true, 1);
          };
      put(reduced, column(y), add);
    }
  }

  @Override
  public void withRow(Binary f, DenseArray x, DenseArray row, DenseArray y, boolean add) {
    if (y.length() > 0) {
      INDArray values = matrix(x);
      put(Nd.apply(f, values, row(row).broadcast(values.shape())), matrix(y), add);
    }
  }

  @Override
  public void withColumn(Binary f, DenseArray x, DenseArray column, DenseArray y, boolean add) {
    if (y.length() > 0) {
      INDArray values = matrix(x);
      put(Nd.apply(f, values, column(column).broadcast(values.shape())), matrix(y), add);
    }
  }

  @Override
  public void gatherRows(DenseArray x, IntArray index, DenseArray y, boolean add) {
    if (y.length() > 0) {
      int[] rows = HeapInts.of(index);
      INDArray from = matrix(x);
      INDArray to = matrix(y);
      for (int i = 0; i < rows.length; i++) {
        put(from.getRow(rows[i]), to.getRow(i), add);
      }
    }
  }

  @Override
  public void copyRows(DenseArray x, IntArray from, DenseArray y, IntArray to) {
    if (x.columns() > 0) {
      int[] sources = HeapInts.of(from);
      int[] targets = HeapInts.of(to);
      for (int i = 0; i < sources.length; i++) {
        put(matrix(x).getRow(sources[i]), matrix(y).getRow(targets[i]), false);
      }
    }
  }

  @Override
  public void scatterAddRows(DenseArray x, IntArray index, DenseArray y) {
    if (x.length() > 0) {
      int[] rows = HeapInts.of(index);
      INDArray from = matrix(x);
      INDArray to = matrix(y);
      for (int i = 0; i < rows.length; i++) {
        to.getRow(rows[i]).addi(from.getRow(i));
      }
    }
  }

  @Override
  public IntArray argMaxRows(DenseArray x) {
    return memory.ints(x.length() == 0 ? new int[0] : matrix(x).argMax(1).toIntVector());
  }

  @Override
  public IntArray largest(DenseArray x, int count, DenseArray y) {
    int[] columns = new int[Math.multiplyExact(x.rows(), count)];
    if (columns.length > 0) {
      INDArray left = matrix(x).dup();
      for (int i = 0; i < count; i++) {
        int[] best = left.argMax(1).toIntVector();
        for (int n = 0; n < best.length; n++) {
          matrix(y).putScalar(n, i, left.getDouble(n, best[n]));
          left.putScalar(n, best[n], Double.NEGATIVE_INFINITY);
          columns[n * count + i] = best[n];
        }
      }
    }
    return memory.ints(columns);
  }

  @Override
  public void copy(Matrix x, Matrix y, boolean add) {
    if (y.rows() > 0 && y.columns() > 0) {
      put(view(x), view(y), add);
    }
  }

  @Override
  public void transpose(DenseArray x, DenseArray y, boolean add) {
    if (y.length() > 0) {
      put(matrix(x).transpose(), matrix(y), add);
    }
  }
}
