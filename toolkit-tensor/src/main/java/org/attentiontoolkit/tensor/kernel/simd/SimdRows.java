package org.attentiontoolkit.tensor.kernel.simd;

import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.parallel.Workers;

/** What works along the rows of a matrix. */
final class SimdRows implements RowKernels {
  SimdRows(Workers workers) {}

  @Override
  public void sumRows(DenseArray x, DenseArray y, boolean add) {
    for (int d = 0; d < x.columns(); d++) {
      double sum = add ? y.get(d) : 0;
      for (int n = 0; n < x.rows(); n++) {
        sum += x.get((long) n * x.columns() + d);
      }
      y.set(d, sum);
    }
  }
}
