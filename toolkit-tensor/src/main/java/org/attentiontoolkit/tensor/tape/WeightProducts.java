package org.attentiontoolkit.tensor.tape;

import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** Products with the weights of a step, which may come back, as those of a recurrent cell do. */
public interface WeightProducts {
  /**
   * A weight of a product.
   *
   * @param values {@code [out, in]} if transposed, else {@code [in, out]}
   * @param lasting whether they stay for the whole step, as a parameter's do
   * @param transposed whether rows are multiplied with its transpose
   */
  record Weight(DenseArray values, boolean lasting, boolean transposed) {}

  /** {@code y = x op(weight)}, added to something: see {@code Tape.multiplyByWeight}. */
  void multiply(DenseArray x, Weight weight, Addend addend, DenseArray y);
}
