package org.attentiontoolkit.tensor.kernel.checked;

import org.attentiontoolkit.tensor.kernel.Binary;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.Reduction;
import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;

/** Checks of what works along rows or columns. */
final class CheckedRows implements RowKernels {
  private final RowKernels kernels;

  CheckedRows(RowKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void sumRows(DenseArray x, DenseArray y, boolean add) {
    Check.row("sumRows", x, y);
    kernels.sumRows(x, y, add);
  }

  @Override
  public void reduce(Reduction f, DenseArray x, DenseArray y, boolean add) {
    Check.column(f.name(), x, y);
    someColumn(f.name(), x);
    kernels.reduce(f, x, y, add);
  }

  @Override
  public void withRow(Binary f, DenseArray x, DenseArray row, DenseArray y, boolean add) {
    Check.row(f.name(), x, row);
    Check.matrices(f.name(), x, y);
    kernels.withRow(f, x, row, y, add);
  }

  @Override
  public void withColumn(Binary f, DenseArray x, DenseArray column, DenseArray y, boolean add) {
    Check.column(f.name(), x, column);
    Check.matrices(f.name(), x, y);
    kernels.withColumn(f, x, column, y, add);
  }

  @Override
  public void gatherRows(DenseArray x, IntArray index, DenseArray y, boolean add) {
    Check.below("gatherRows", index, x.rows());
    Check.size("gatherRows", "the result", y, index.length(), x.columns());
    kernels.gatherRows(x, index, y, add);
  }

  @Override
  public void copyRows(DenseArray x, IntArray from, DenseArray y, IntArray to) {
    Check.below("copyRows", from, x.rows());
    Check.below("copyRows", to, y.rows());
    Check.columns("copyRows", x, y);
    if (from.length() != to.length()) {
      throw new IllegalArgumentException(
          "copyRows: " + from.length() + " rows for " + to.length() + " places");
    }
    kernels.copyRows(x, from, y, to);
  }

  @Override
  public void scatterAddRows(DenseArray x, IntArray index, DenseArray y) {
    Check.below("scatterAddRows", index, y.rows());
    Check.size("scatterAddRows", "the summands", x, index.length(), y.columns());
    kernels.scatterAddRows(x, index, y);
  }

  @Override
  public IntArray argMaxRows(DenseArray x) {
    someColumn("argMaxRows", x);
    return kernels.argMaxRows(x);
  }

  @Override
  public IntArray largest(DenseArray x, int count, DenseArray y) {
    Check.size("largest", "the result", y, x.rows(), Math.min(count, x.columns()));
    return kernels.largest(x, count, y);
  }

  @Override
  public void copy(Matrix x, Matrix y, boolean add) {
    Check.size("copy", "the target", y, x.rows(), x.columns());
    kernels.copy(x, y, add);
  }

  @Override
  public void transpose(DenseArray x, DenseArray y, boolean add) {
    Check.size("transpose", "the result", y, x.columns(), x.rows());
    kernels.transpose(x, y, add);
  }

  private static void someColumn(String primitive, DenseArray x) {
    if (x.columns() == 0 && x.rows() > 0) {
      throw new IllegalArgumentException(primitive + ": " + x.shape() + " has no column");
    }
  }
}
