package org.attentiontoolkit.tensor.kernel.nd4j;

import org.attentiontoolkit.tensor.kernel.RowKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What works along the rows of a matrix. */
final class Nd4jRows implements RowKernels {
  @Override
  public void sumRows(DenseArray x, DenseArray y, boolean add) {
    INDArray sum = y.nd();
    if (!add) {
      sum.assign(0);
    }
    if (x.rows() > 0) {
      sum.addi(x.nd(0, x.rows(), x.columns(), x.columns()).sum(0));
    }
  }
}
