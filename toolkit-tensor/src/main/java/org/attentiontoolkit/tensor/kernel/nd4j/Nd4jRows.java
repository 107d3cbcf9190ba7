package org.attentiontoolkit.tensor.kernel.nd4j;

import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.column;
import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.matrix;
import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.put;
import static org.attentiontoolkit.tensor.kernel.nd4j.Nd.row;

import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What works along the rows or columns of a matrix. */
final class Nd4jRows implements RowKernels {
  @Override
  public void sumRows(DenseArray x, DenseArray y, boolean add) {
    if (x.length() > 0) {
      put(matrix(x).sum(true, 0), row(y), add);
    } else if (!add && y.length() > 0) {
      row(y).assign(0);
    }
  }

  @Override
  public void sumRowProducts(DenseArray a, DenseArray b, DenseArray y, boolean add) {
    if (a.length() > 0) {
      put(matrix(a).mul(matrix(b)).sum(true, 0), row(y), add);
    } else if (!add && y.length() > 0) {
      row(y).assign(0);
    }
  }

  @Override
  public void rowDots(DenseArray a, DenseArray b, DenseArray c, boolean add) {
    if (a.length() > 0) {
      put(matrix(a).mul(matrix(b)).sum(true, 1), column(c), add);
    }
  }

  @Override
  public void addRow(DenseArray x, DenseArray row, DenseArray y) {
    if (y.length() > 0) {
      matrix(y).assign(matrix(x).addRowVector(row(row)));
    }
  }

  @Override
  public void multiplyRow(DenseArray x, DenseArray row, DenseArray y, boolean add) {
    if (y.length() > 0) {
      put(matrix(x).mulRowVector(row(row)), matrix(y), add);
    }
  }

  @Override
  public void multiplyColumn(DenseArray x, DenseArray c, DenseArray y, boolean add) {
    if (y.length() > 0) {
      put(matrix(x).mulColumnVector(column(c)), matrix(y), add);
    }
  }

  @Override
  public void gatherRows(DenseArray x, int[] index, DenseArray y, boolean add) {
    if (y.length() > 0) {
      INDArray from = matrix(x);
      INDArray to = matrix(y);
      for (int i = 0; i < index.length; i++) {
        put(from.getRow(index[i]), to.getRow(i), add);
      }
    }
  }

  @Override
  public void scatterAddRows(DenseArray x, int[] index, DenseArray y) {
    if (x.length() > 0) {
      INDArray from = matrix(x);
      INDArray to = matrix(y);
      for (int i = 0; i < index.length; i++) {
        to.getRow(index[i]).addi(from.getRow(i));
      }
    }
  }

  @Override
  public void argMaxRows(DenseArray x, int[] index) {
    if (x.length() > 0) {
      int[] found = matrix(x).argMax(1).toIntVector();
      System.arraycopy(found, 0, index, 0, found.length);
    }
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

  private static INDArray view(Matrix x) {
    return x.array().nd(x.offset(), x.rows(), x.columns(), x.stride());
  }
}
