package org.attentiontoolkit.tensor.kernel.nd4j;

import org.attentiontoolkit.tensor.kernel.Pointwise;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** One value in, one value out. */
final class Nd4jPointwise implements Pointwise {
  @Override
  public void fill(DenseArray y, double value) {
    if (y.length() > 0) {
      y.nd().assign(value);
    }
  }

  @Override
  public void copy(DenseArray x, DenseArray y) {
    if (y.length() > 0) {
      y.nd().assign(x.reshape(y.shape()).nd());
    }
  }
}
