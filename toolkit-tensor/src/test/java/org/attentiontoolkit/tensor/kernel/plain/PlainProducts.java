package org.attentiontoolkit.tensor.kernel.plain;

import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ProductKernels;

final class PlainProducts implements ProductKernels {
  @Override
  public void multiply(
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double alpha,
      Addend addend,
      Matrix c) {
    PlainArray left = PlainArray.of(a.array());
    PlainArray result = PlainArray.of(c.array());
    int depth = transposeA ? a.rows() : a.columns();
    for (int i = 0; i < c.rows(); i++) {
      double[] sums = new double[c.columns()];
      for (int k = 0; k < depth; k++) {
        double factor = left.at(transposeA ? place(a, k, i) : place(a, i, k));
        addProducts(factor, b, transposeB, k, sums);
      }
      for (int j = 0; j < sums.length; j++) {
        long place = place(c, i, j);
        double before =
            switch (addend) {
              case Addend.Nothing nothing -> 0;
              case Addend.Result theSame -> result.at(place);
              case Addend.Row row -> PlainArray.of(row.values()).at(j);
            };
        result.put(place, before + alpha * sums[j]);
      }
    }
  }

  @Override
  public void multiplyRows(Matrix a, Matrix b, boolean transposeB, Addend addend, Matrix c) {
    multiply(a, false, b, transposeB, 1, addend, c);
  }

  private static void addProducts(
      double factor, Matrix b, boolean transposeB, int k, double[] sums) {
    PlainArray right = PlainArray.of(b.array());
    for (int j = 0; j < sums.length; j++) {
      sums[j] += factor * right.at(transposeB ? place(b, j, k) : place(b, k, j));
    }
  }

  private static long place(Matrix x, int row, int column) {
    return x.offset() + (long) row * x.stride() + column;
  }
}
