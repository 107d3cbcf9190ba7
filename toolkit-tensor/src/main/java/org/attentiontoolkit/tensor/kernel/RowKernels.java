package org.attentiontoolkit.tensor.kernel;

import org.attentiontoolkit.tensor.memory.DenseArray;

/** What works along the rows of a matrix. */
public interface RowKernels {
  /** {@code y[D] = Σₙ x[N, D]}, or added to what is there. */
  void sumRows(DenseArray x, DenseArray y, boolean add);
}
