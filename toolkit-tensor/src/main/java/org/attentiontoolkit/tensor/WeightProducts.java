package org.attentiontoolkit.tensor;

import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Products with the weights of a step, which may come back, as those of a recurrent cell do. */
interface WeightProducts {
  /** See {@link Tape#multiplyByWeight}. */
  void multiply(DenseArray x, Tensor weight, boolean transposed, Addend addend, DenseArray y);
}
